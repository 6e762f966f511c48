"""Measure lawlint on hand-checked relations and write the results: ``python docs/accuracy.py [--check]``.

With ``--check`` nothing is written, and the exit code is 1 where a figure is worse than the page says.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "accuracy.md"
SCORE = ROOT.parent / "shared" / "score.py"
GENRES = ROOT / "tests" / "genres"
# Alarms that somebody has read.
JUDGED = ROOT / "docs" / "alarms.jsonl"

# The measurements: heading, description, arguments of the scorer.
SETS = (
    (
        "Published reports",
        "Relations of published reports, labelled by hand, which lawlint was developed on.",
        ("--judged", JUDGED),
    ),
    (
        "Invented reports, seen",
        "Reports of invented places in nine genres, read while lawlint was developed (tests/genres/dev).",
        ("--gold", GENRES / "dev", "--corpus", GENRES / "dev"),
    ),
    (
        "Invented reports, held back",
        "The same by the same authors, measured before anybody read them (247 of 474 explicit relations); some read since.",
        ("--gold", GENRES / "held", "--corpus", GENRES / "held"),
    ),
)
HEAD = """\
# Accuracy

下面是人工标注的关系中，lawlint 证明了多少（recall），在正确的文字上误报了多少（alarms），
以及逐个改动一个正确的数字之后能否标出它（end-to-end）。
explicit 是文字明说的关系，inferred 是要推断的。

Written by `python docs/accuracy.py`. A relation is *proved* when a claim of the right kind has its figures and its verdict. In
the end-to-end part each figure of a correct relation is changed in turn: does a new finding mark the changed figure?
"""
# Figures where less is better: alarms, and claims on undecidable relations.  The others are shares of what is to be found.
_FEWER = ("undecidable relations decided", "such unseen", "judged false", "others to judge", "new findings that do not mark")


def measured(arguments: tuple[str | Path, ...]) -> str:
    """The output of the scorer."""
    lawlint = f"{shlex.quote(sys.executable)} -m lawlint"
    command = [sys.executable, str(SCORE), "--lawlint", lawlint, *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout


def figures(printed: str) -> dict[str, float]:
    """The figures in the output of the scorer; higher is better."""
    found: dict[str, float] = {}
    part = ""
    for line in printed.splitlines():
        if (row := re.fullmatch(r"  (.+?) +(\d+) of +(\d+)(?:  .*)?", line)) is not None:
            name, hit, total = row.groups()
            found[f"{part}: {' '.join(name.split())}"] = int(hit) / int(total) if int(total) else 0
        elif not line.startswith(" "):
            part = line.partition(" (")[0].partition(":")[0]
            for name in _FEWER:
                if (count := re.search(rf"(\d+) {name}", line)) is not None:
                    found[f"{part}: {name}"] = -int(count[1])
    return found


def page(printed: dict[str, str]) -> str:
    """The whole page."""
    return HEAD + "".join(f"\n## {title}\n\n{what}\n\n```text\n{printed[title]}```\n" for title, what, _ in SETS)


def recorded() -> dict[str, str]:
    """The results on the page, by heading."""
    blocks = re.findall(r"^## (.+)\n\n.*\n\n```text\n([^`]*)```", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    return dict(blocks)


def worse(title: str, before: dict[str, float], now: dict[str, float]) -> list[str]:
    """Print the differences from the page; returns those that fell."""
    fell = []
    for name, old in before.items():
        new = now.get(name, old)
        if new != old:
            drift = f"{title}: {name}: " + (f"{old:.1%} -> {new:.1%}" if old >= 0 and new >= 0 else f"{-old:g} -> {-new:g}")
            print(("fell  " if new < old else "rose  ") + drift)
            if new < old:
                fell.append(drift)
    return fell


def main() -> None:
    """Measure, and write or check the page."""
    if not SCORE.exists():
        print(f"skipped: no {SCORE} to measure with")
        return
    printed = {title: measured(arguments) for title, _, arguments in SETS}
    if "--check" not in sys.argv[1:]:
        PAGE.write_text(page(printed), encoding="utf-8")
        return
    before = recorded()
    fell = [line for title, _, _ in SETS for line in worse(title, figures(before.get(title, "")), figures(printed[title]))]
    if fell:
        sys.exit(f"{len(fell)} figures fell below docs/accuracy.md")


if __name__ == "__main__":
    main()
