"""The syntax tree of a report, for people and machines."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from lawlint import __version__
from lawlint.claims.scene import scenes
from lawlint.output import json
from lawlint.output.excerpt import printable
from lawlint.parsing.tree import Section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.text import Text
    from rich.tree import Tree

    from lawlint.parsing.tree import Cell, Document, Paragraph, Table
    from lawlint.report import Report
    from lawlint.source import Span


def rich_tree(report: Report, runs: bool) -> Tree:
    """The tree for rich: facts of the report, sections with headings, paragraphs.

    ``runs``: add the labelled figures of each segment under its paragraph.
    """
    from rich.tree import Tree

    document = report.document
    root = Tree(_line((report.source.path, "bold")), guide_style="dim")
    for label, value in _facts(report):
        root.add(_line((label, "dim"), (f" {value}", "")))
    _draw(root, document.body, document, runs)
    return root


def _line(*pieces: tuple[str, str], whole: bool = False) -> Text:
    """One line of the tree, cut where the terminal ends unless it must be seen ``whole``."""
    from rich.text import Text

    parts = ((printable(words), style) for words, style in pieces)
    return Text.assemble(*parts, no_wrap=not whole, overflow="fold" if whole else "ellipsis")


def _facts(report: Report) -> list[tuple[str, str]]:
    document = report.document
    facts = [(entry.key, entry.value) for entry in document.metadata]
    if title := document.title:
        facts.append(("title", f"{title.text} · {title.kind}" if title.kind else title.text))
    if report.facts.year:
        facts.append(("year", str(report.facts.year)))
    if report.facts.issuers:
        facts.append(("issuers", " · ".join(report.facts.issuers)))
    if report.facts.date:
        facts.append(("date", report.facts.date.isoformat()))
    facts.append(("profile", report.profile.name))
    return facts


def _draw(tree: Tree, section: Section, document: Document, runs: bool) -> None:
    previous: Table | None = None
    for child in section.children:
        if not isinstance(child, Section):
            table = _table_of(document, child)
            if table is None:
                _paragraph(tree, child, document, runs)
            elif table is not previous:
                _table(tree, table, document)
            previous = table
            continue
        branch = tree
        if (heading := child.heading) is not None:
            number = document.source.place(child.span.start).line
            branch = tree.add(_line((f"{number:>4} ", "dim"), (heading.compact.text[: heading.heading], "bold")))
            if heading.heading < len(heading.compact.text):
                _paragraph(branch, heading, document, runs, heading.heading)
            elif runs:
                _add_runs(branch, heading)
        _draw(branch, child, document, runs)


def _paragraph(tree: Tree, paragraph: Paragraph, document: Document, runs: bool, start: int = 0) -> None:
    number = document.source.place(paragraph.span.start).line
    role = "" if paragraph.role in ("text", "heading") else f"{paragraph.role} "
    branch = tree.add(_line((f"{number:>4} ", "dim"), (role, "cyan"), (paragraph.compact.text[start:], "")))
    if runs:
        _add_runs(branch, paragraph)


def _table_of(document: Document, paragraph: Paragraph) -> Table | None:
    """The table that has the paragraph as a row; None where no table has."""
    return next((t for t in document.tables if t.span.start < paragraph.span.end and paragraph.span.start < t.span.end), None)


def _table(tree: Tree, table: Table, document: Document) -> None:
    """A table: its size and unit, then its rows, names and figures in their columns."""
    number = document.source.place(table.span.start).line
    unit = f" · {table.unit}" if table.unit else ""
    branch = tree.add(_line((f"{number:>4} ", "dim"), ("table ", "cyan"), (f"{table.height} × {table.width}{unit}", "")))
    for row in range(table.height):
        cells = [table.at(row, column) for column in range(table.width)]
        own = [cell.text if cell and (cell.row, cell.column) == (row, n) else "" for n, cell in enumerate(cells)]
        branch.add(_line((" | ".join(own), "bold" if row in table.heads else "")))


def _add_runs(branch: Tree, paragraph: Paragraph) -> None:
    for line in _runs(paragraph):
        branch.add(_line((line, "green"), whole=True))


def _runs(paragraph: Paragraph) -> Iterator[str]:
    """The figures of each sentence as ``relation.lark`` groups them: «18件 · 其中 2件 · rate 11.11%»; «|» separates segments."""
    for scene in scenes(paragraph, 0):
        words: list[str] = []
        for before, term in pairwise((None, *scene.terms)):
            if term is not None:
                words.append("|" if before is not None and before.segment != term.segment else "·")
                listed = f"{term.list.kind}:" if term.list else ""
                words.append(f"{listed}{term.cue} {term.text}")
        if words:
            yield " ".join(words[1:])


def as_json(report: Report, runs: bool) -> str:
    """The output of ``tree --format json``; offsets are code points of the decoded text."""
    document, facts = report.document, report.facts
    title, day, signature = document.title, document.date, document.signature
    return (
        json.json_line(
            {
                "version": __version__,
                "path": report.source.path,
                "profile": report.profile.name,
                "year": facts.year,
                "issuers": list(facts.issuers),
                "metadata": [{"key": e.key, "value": e.value, **_span(e.span)} for e in document.metadata],
                "title": {"text": title.text, "kind": title.kind, **_span(title.span)} if title else None,
                "signature": _span(signature.span) if signature else None,
                "date": {"value": day.value.isoformat() if day.value else None, **_span(day.span)} if day else None,
                "body": _section(document.body, runs),
                "tables": [_table_node(table) for table in document.tables],
            }
        )
        + "\n"
    )


def _section(section: Section, runs: bool) -> dict[str, Any]:
    return {
        "type": "section",
        "level": section.level,
        **_span(section.span),
        "heading": _node(section.heading, runs) if section.heading else None,
        "children": [_section(c, runs) if isinstance(c, Section) else _node(c, runs) for c in section.children],
    }


def _node(paragraph: Paragraph, runs: bool) -> dict[str, Any]:
    marker, compact = paragraph.marker, paragraph.compact
    node: dict[str, Any] = {
        "type": "paragraph",
        "role": paragraph.role,
        **_span(paragraph.span),
        "marker": {"family": marker.family, "number": marker.number, **_span(marker.span)} if marker else None,
        "heading": compact.text[: paragraph.heading],
        "sentences": [_span(compact.span(*sentence)) for sentence in paragraph.sentences if sentence[0] < sentence[1]],
    }
    if runs:
        node["runs"] = list(_runs(paragraph))
    return node


def _table_node(table: Table) -> dict[str, Any]:
    return {
        "type": "table",
        **_span(table.span),
        "height": table.height,
        "width": table.width,
        "unit": table.unit,
        "heads": list(table.heads),
        "sides": [list(side) for side in table.sides],
        "cells": [_cell(table, cell) for cell in table.cells],
    }


def _cell(table: Table, cell: Cell) -> dict[str, Any]:
    node: dict[str, Any] = {
        "row": cell.row,
        "column": cell.column,
        "rows": cell.rows,
        "columns": cell.columns,
        "kind": cell.kind,
        "text": cell.text,
        **_span(cell.span),
    }
    if cell.kind == "figure":
        node["row_names"] = list(table.row_names(cell.row, cell.column))
        node["column_names"] = list(table.column_names(cell.row, cell.column))
    return node


def _span(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}
