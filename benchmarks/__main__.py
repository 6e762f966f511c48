"""Print the figures, medians of several runs; ``--write`` writes them to docs/benchmarks.md."""

from __future__ import annotations

import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from time import perf_counter

from benchmarks import texts

PAGE = texts.ROOT / "docs" / "benchmarks.md"
RUNS = 5
HEAD = """\
# Benchmarks

速度和内存：“due”是应当达到的。各项取中位数，并与同一台机器上同时运行的参照相比。

Written by `python -m benchmarks --write`: medians, each told as a ratio to what ran beside it on the same machine.
Byte code and compiled patterns are there, as after the first run; no text is read twice in a process.

| what | figure | due |
|---|---|---|
"""

# Run in a separate process: the seconds of lawlint with all rules, and of one re.sub, over texts that it has not read before.
LINT = """
import gc, json, re, sys
from time import perf_counter
from benchmarks import texts
from lawlint.linter import lint
from lawlint.registry import all_rules
from lawlint.source import Source
gc.set_threshold(50_000)
some = {texts}
rules = all_rules()
lint(Source(texts.DRAFT), rules)
start = perf_counter()
for text in some:
    lint(Source(text), rules)
linted = perf_counter()
for text in some:
    re.sub(r"\\d+", "", text)
print(json.dumps([sum(map(len, some)), linted - start, perf_counter() - linted]))
"""
# The peak memory of a run of the command line, in MB.
PEAK = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / (1 << (20 if sys.platform == "darwin" else 10)))
"""


def main() -> None:
    """Measure, print, and write with ``--write``."""
    with tempfile.TemporaryDirectory() as folder:
        rows = list(measured(Path(folder)))
    lines = "".join(f"| {what} | {figure} | {due} |\n" for what, figure, due in rows)
    print(lines, end="")
    if "--write" in sys.argv[1:]:
        PAGE.write_text(HEAD + lines, encoding="utf-8")


def measured(folder: Path) -> Iterator[tuple[str, str, str]]:
    """All figures: description, value, target."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(folder / "code")
    yield cold_start()
    yield throughput("generated reports", "texts.some(200, {seed})")
    if texts.corpus():
        yield throughput("published reports", "texts.corpus()")
    files = folder / "drafts"
    files.mkdir()
    for number, text in enumerate(texts.some(1000, 1)):
        (files / f"{number:04}.md").write_text(text, encoding="utf-8")
    yield workers(files)
    yield warm(files)
    yield slope()
    for file in sorted(files.iterdir())[200:]:
        file.unlink()
    yield memory(files)


def cold_start() -> tuple[str, str, str]:
    """One report, from nothing."""
    beside = [sys.executable, "-c", "import lark, click"]
    check = [sys.executable, "-m", "lawlint", "check", "--no-cache", "examples/yunxi-2024.md"]
    for command in (beside, check):
        seconds(command)
    pairs = [(seconds(beside), seconds(check)) for _ in range(4 * RUNS + 1)]
    least, most = (1000 * statistics.median(times) for times in zip(*pairs, strict=True))
    return (
        'one report from a cold start, beside `python -c "import lark, click"`',
        f"{most:.0f} ms beside {least:.0f} ms",
        f"at most 1.5 × that and 60 ms: {1.5 * least + 60:.0f} ms",
    )


def throughput(what: str, some: str) -> tuple[str, str, str]:
    """Characters a second on one core, all rules."""
    rates, ratios = [], []
    for seed in range(RUNS):
        characters, linted, subbed = json.loads(output("-c", LINT.replace("{texts}", some.replace("{seed}", str(seed)))))
        rates.append(characters / linted / 1e6)
        ratios.append(linted / subbed)
    return (
        f"{what}, one core, all rules",
        f"{statistics.median(rates):.2f} million characters a second, "
        f'{statistics.median(ratios):.0f} × the time of one `re.sub(r"\\d+", "", text)`',
        "1.5 million",
    )


def workers(files: Path) -> tuple[str, str, str]:
    """Two processes against one."""
    check = [sys.executable, "-m", "lawlint", "check", "--no-cache", str(files), "--jobs"]
    ratio = statistics.median(seconds([*check, "1"]) / seconds([*check, "2"]) for _ in range(RUNS))
    return "1,000 reports, two workers against one", f"{ratio:.2f} ×", "1.6 ×"


def warm(files: Path) -> tuple[str, str, str]:
    """The benefit of the cache: the same files again, compared with a run without it."""
    check = [sys.executable, "-m", "lawlint", "check", str(files)]
    seconds(check)
    pairs = [(seconds([*check, "--no-cache"]), seconds(check)) for _ in range(RUNS)]
    times = statistics.median(again for _, again in pairs)
    ratio = statistics.median(first / again for first, again in pairs)
    return "1,000 unchanged reports, from the cache", f"{times:.2f} s, {ratio:.1f} × as fast as without", "1 s"


def slope() -> tuple[str, str, str]:
    """The exponent of the time in the length, and the factor of each tenfold step."""
    points = []
    for size in (3_400, 34_000, 340_000, 3_400_000):
        characters, linted, _ = json.loads(output("-c", LINT.replace("{texts}", f"[texts.of_size({size}, 7)]")))
        points.append((math.log10(characters), math.log10(linted)))
    exponent = statistics.linear_regression(*zip(*points, strict=True)).slope
    steps = ", ".join(f"{10 ** (b[1] - a[1]):.1f}" for a, b in pairwise(points))
    return "time by length, 10 KB to 10 MB", f"exponent {exponent:.2f}; each tenfold takes {steps} × as long", "1"


def memory(files: Path) -> tuple[str, str, str]:
    """The peak of one process over many files."""
    peak = float(output("-c", PEAK, sys.executable, "-m", "lawlint", "check", "--no-cache", str(files), "--jobs", "1"))
    return "peak memory, 200 reports in one process", f"{peak:.0f} MB", "80 MB"


def seconds(command: list[str]) -> float:
    """The time of a command, without its output."""
    start = perf_counter()
    subprocess.run(command, cwd=texts.ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return perf_counter() - start


def output(*arguments: str) -> str:
    """The output of a Python process."""
    return subprocess.run(
        [sys.executable, *arguments], cwd=texts.ROOT, check=True, stdout=subprocess.PIPE, encoding="utf-8"
    ).stdout


if __name__ == "__main__":
    main()
