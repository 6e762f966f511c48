"""Words of headings and titles."""

from __future__ import annotations

from lawlint.parsing.tree import Paragraph


def heading_words(paragraph: Paragraph) -> str:
    """The heading without its marker."""
    return paragraph.compact.text[: paragraph.heading]
