"""Write the pages about the rules from the rules: ``python docs/generate.py [--check]``.

With ``--check`` nothing is written, and the exit code is 1 where a page is not what its rule says.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from lawlint.output.rule import index, page  # noqa: E402
from lawlint.registry import BUILT_IN, all_rules  # noqa: E402


def pages() -> dict[Path, str]:
    """The text of every page under ``docs/rules``."""
    rules = [rule for rule in all_rules() if type(rule).__module__.startswith(BUILT_IN)]
    folder = HERE / "rules"
    return {folder / "README.md": "# 规则\n\n" + index(rules, "zh")} | {
        folder / f"{rule.code}.md": page(rule, "zh") for rule in rules
    }


def stale() -> list[Path]:
    """The pages that are missing, not up to date, or of no rule."""
    due = pages()
    there = set((HERE / "rules").glob("*.md"))
    return sorted(
        {path for path, text in due.items() if path not in there or path.read_text(encoding="utf-8") != text}
        | (there - due.keys())
    )


def main() -> None:
    """Write the pages, or check them."""
    if "--check" in sys.argv[1:]:
        if pages_behind := stale():
            sys.exit("not up to date, run python docs/generate.py:\n" + "\n".join(map(str, pages_behind)))
        return
    due = pages()
    for path in stale():
        path.parent.mkdir(exist_ok=True)
        if path in due:
            path.write_text(due[path], encoding="utf-8")
        else:
            path.unlink()


if __name__ == "__main__":
    main()
