"""The files of a corpus beside the checkout, and the texts that other readers made of them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Set
from itertools import pairwise
from pathlib import Path

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"
_FIGURE = re.compile(r"\d[\d,.]*\d")


def pairs(suffix: str) -> list[tuple[Path, Path]]:
    """Each file with that suffix that has a text of its name, with it: x.pdf with x.txt or x.pdf.txt, in any folder."""
    texts: dict[str, list[Path]] = defaultdict(list)
    for text in sorted(CORPUS.glob("*/*.txt")):
        texts[text.stem].append(text)
    files = sorted(CORPUS.glob(f"*/*{suffix}"))
    return [(file, text) for file in files for name in (file.stem, file.name) for text in texts[name]]


def policies() -> list[tuple[Path, Path]]:
    """The pages of gov.cn with their texts, which add the title to the number of the page."""
    pages = sorted(CORPUS.glob("originals/gov_cn_policy_*.html"))
    numbers = [page.stem.removeprefix("gov_cn_policy_") for page in pages]
    found = [sorted(CORPUS.glob(f"policy/gov_cn_{number}_*.txt")) for number in numbers]
    return [(page, text) for page, texts in zip(pages, found, strict=True) for text in texts]


def shared(these: Set[object], those: Set[object]) -> float:
    """The share of the larger set that is in both."""
    return len(these & those) / max(1, len(these), len(those))


def assert_same_text(here: str, there: str) -> None:
    """The figures, the pairs of characters, and nine tenths of the rows of figures are the same.

    Other readers keep the heads of all pages: what is printed several times counts once, but for rows.
    """
    assert shared(*(set(_FIGURE.findall(text)) for text in (here, there))) >= 0.99
    assert shared(*(set(pairwise(re.sub(r"\s", "", text))) for text in (here, there))) >= 0.95
    ours, rows = (Counter(tuple(_FIGURE.findall(line)) for line in text.splitlines()) for text in (here, there))
    rows = Counter({row: times for row, times in rows.items() if len(row) > 2})
    assert (rows & ours).total() >= 0.9 * rows.total()
