"""The output formats: each makes a piece for every file, and the text around the pieces.

The process that reads a file makes its piece; the process that writes calls ``head`` before the first, ``add`` for each in the
order of the files, and ``tail`` after the last.  So one run feeds any number of outputs, and none of them stores what is
written.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar, cast

from lawlint.reading import is_verbatim

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lawlint.config import Settings
    from lawlint.finding import Finding, Text
    from lawlint.linter import Result
    from lawlint.source import Source
    from lawlint.tally import Tally

P = TypeVar("P")

# The class that writes each content of a command in each format.  A class is loaded on demand.
FORMATS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "check": {
            "text": "text.Findings",
            "concise": "concise.Findings",
            "json": "json.Findings",
            "jsonl": "jsonl.Findings",
            "csv": "csv.Findings",
            "sarif": "sarif.Findings",
            "github": "github.Findings",
            "gitlab": "gitlab.Findings",
            "rdjson": "rdjson.Findings",
            "junit": "junit.Findings",
            "checkstyle": "checkstyle.Findings",
            "markdown": "markdown.Findings",
        },
        "diff": {"text": "diff.Changes"},
        "statistics": {"text": "statistics.Table", "json": "statistics.Json"},
        "claims": {"text": "text.Claims", "json": "json.Claims"},
        "why": {"text": "text.Reasons"},
        "uncovered": {"text": "text.Uncovered", "json": "json.Uncovered"},
        "figures": {"text": "text.Figures", "json": "json.Figures", "csv": "csv.Figures"},
    }
)


class View(NamedTuple):
    """The layout of an output: language, columns of a line, colour, and whether rules are explained."""

    lang: str = "zh"
    width: int = 100
    colour: bool = False
    explain: bool = False


class File(NamedTuple):
    """One file of a run: its result with the findings that are shown, its counts and its settings.

    ``before`` is its text before fixes, None where the run applies none.
    """

    result: Result
    counts: Tally
    settings: Settings
    before: Source | None = None

    @property
    def source(self) -> Source:
        """The text."""
        return self.result.report.source

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings that are shown, in the order of the text."""
        return self.result.findings

    @property
    def path(self) -> str:
        """The path as it was given."""
        return self.source.path

    @property
    def posix(self) -> str:
        """The path with slashes, as forges write it."""
        return Path(self.path).as_posix()

    @property
    def is_verbatim(self) -> bool:
        """Whether the text is the content of the file, so that lines of and edits to the text apply to the file."""
        return is_verbatim(self.path)


class Format(Generic[P]):
    """One format of one output.

    ``piece`` may run in another process: it does not change the object, and its result can be pickled, and written as JSON.
    """

    def __init__(self, view: View) -> None:
        self.view = view

    def piece(self, file: File) -> P:
        """The piece of one file."""
        raise NotImplementedError

    def from_json(self, value: Any) -> P:
        """The piece that was written as JSON ``value``.  Raises TypeError or ValueError where it is none of this format."""
        if not isinstance(value, str):
            raise TypeError(value)
        piece: Any = value
        return cast(P, piece)

    def head(self) -> str:
        """The text before the first file."""
        return ""

    def add(self, piece: P) -> str:
        """The text for the piece of one file."""
        return str(piece)

    def missed(self, path: str, why: Text) -> str:
        """The text for a file that was not checked, or not by every rule."""
        return ""

    def tail(self, total: Tally) -> str:
        """The text after the last file."""
        return ""


def json_strings(value: Any) -> list[str]:
    """``value`` as a list of strings.  Raises TypeError for anything else."""
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        raise TypeError(value)
    return value


class JsonArray(Format[list[str]]):
    """Findings as the items of a JSON array, one per line."""

    _first = True

    def from_json(self, value: Any) -> list[str]:
        return json_strings(value)

    def add(self, piece: list[str]) -> str:
        out = "".join(("\n" if self._first and not n else ",\n") + finding for n, finding in enumerate(piece))
        self._first &= not piece
        return out


class OutputRequest(NamedTuple):
    """One output of a run: its content ("check", "claims" …), format, layout and file; without a file, standard output."""

    content: str
    form: str
    view: View
    to: Path | None = None

    def format(self) -> Format[Any]:
        """A new object of the format, with nothing written yet."""
        module, _, name = FORMATS[self.content][self.form].partition(".")
        made: Format[Any] = getattr(import_module(f"lawlint.output.{module}"), name)(self.view)
        return made
