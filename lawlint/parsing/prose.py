"""What a person wrote as sentences."""

from __future__ import annotations

from collections.abc import Iterator

from lawlint.parsing.tree import Document, Paragraph

APART = ("table", "metadata", "chrome")
"""The roles of what is no prose: rows of tables, and what a web page puts around the report."""


def prose(document: Document) -> Iterator[Paragraph]:
    """The paragraphs of ``document`` but the rows of tables and what a web page puts around the report."""
    return (paragraph for paragraph in document.paragraphs if paragraph.role not in APART)
