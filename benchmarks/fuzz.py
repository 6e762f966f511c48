"""Lint arbitrary texts and stop at an exception or a span outside the text: ``python -m benchmarks.fuzz [SECONDS] [SEED]``."""

from __future__ import annotations

import random
import sys
from time import monotonic, time

from benchmarks import texts
from lawlint.linter import lint
from lawlint.registry import all_rules
from lawlint.source import Source

# Blocks that reports use, blocks with similar characters, and all of Unicode, lone surrogates included.
_BLOCKS = ((0x20, 0x7E), (0x3000, 0x303F), (0x4E00, 0x9FFF), (0xFF00, 0xFFEF), (0x2000, 0x2BFF), (0x2E80, 0x2FDF), (0, 0x10FFFF))
_MARKS = "0123456789,.:%‰一二三十百千万亿年月日件个元第共占其中由至，。；：（）《》“”、—-　 \t\r\n|#*_X"


def main() -> None:
    """Fuzz for a minute, or for the given number of seconds."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else int(time())
    chance, rules = random.Random(seed), all_rules()
    tried, end = 0, monotonic() + seconds
    while monotonic() < end:
        text = _text(chance)
        try:
            report, findings, errors = lint(Source(text), rules)[:3]
        except Exception:
            print(f"seed {seed}, text {tried}:\n{text!r}")
            raise
        spans = [span for f in findings for span in (f.span, *(related.span for related in f.related))]
        spans += [operand.span for claim in report.claims for operand in claim.operands]
        wrong = [error.text.en for error in errors] or [str(s) for s in spans if not 0 <= s.start < s.end <= len(text)]
        if wrong:
            sys.exit(f"seed {seed}, text {tried}: {wrong[0]}\n{text!r}")
        tried += 1
    print(f"seed {seed}: {tried} texts in {seconds:g} seconds, nothing raised")


def _text(chance: random.Random) -> str:
    """Characters of one block or of all, marks, or a report with parts deleted, doubled, moved and overwritten."""
    kind = chance.randrange(4)
    if kind == 0:
        low, high = chance.choice(_BLOCKS)
        return "".join(chr(chance.randint(low, high)) for _ in range(chance.randrange(200)))
    if kind == 1:
        return "".join(chance.choice(_MARKS) for _ in range(chance.randrange(300)))
    if kind == 2:
        return "".join(chr(chance.randint(*chance.choice(_BLOCKS))) + chance.choice(_MARKS) for _ in range(chance.randrange(100)))
    text = texts.DRAFT
    for _ in range(chance.randrange(1, 30)):
        at, length, to = chance.randrange(len(text) + 1), chance.randrange(12), chance.randrange(len(text) + 1)
        piece = text[at : at + length]
        noise = "".join(chance.choice(_MARKS) for _ in range(chance.randrange(4)))
        text = chance.choice(
            (text[:at] + text[at + length :], text[:to] + piece + text[to:], text[:at] + noise + text[at + length :])
        )
    return text


if __name__ == "__main__":
    main()
