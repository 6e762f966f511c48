"""What a person wrote as sentences."""

from __future__ import annotations

from collections.abc import Iterator

from lawlint.parsing.tree import Document, Paragraph

APART = ("table", "columns", "metadata", "chrome")
"""The roles of what is no prose: rows of tables, and what a web page puts around the report."""


def prose(document: Document) -> Iterator[Paragraph]:
    """The paragraphs of ``document`` but the rows of tables and what a web page puts around the report."""
    return (paragraph for paragraph in document.paragraphs if paragraph.role not in APART)


def rows_and_prose(document: Document) -> Iterator[Paragraph]:
    """The paragraphs of ``prose`` and the rows of PDFs that are set in columns: for what a few words prove by themselves."""
    return (paragraph for paragraph in document.paragraphs if paragraph.role == "columns" or paragraph.role not in APART)
