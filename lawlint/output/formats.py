"""The formats, and what each of them is: a piece for every file, and what stands around the pieces.

Whichever process reads a file makes its piece; the process that writes asks for ``head`` before the first, ``add`` for each
in the order of the files, and ``tail`` after the last.  So one run feeds any number of outputs, and none of them keeps
what is written.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from lawlint.reading import is_verbatim

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lawlint.config import Settings
    from lawlint.finding import Finding, Text
    from lawlint.linter import Result
    from lawlint.source import Source
    from lawlint.tally import Tally

P = TypeVar("P")

# What a command tells, and in each format the class that does.  A class is loaded when somebody asks for it.
FORMATS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "check": {
            "text": "text.Findings",
            "concise": "concise.Findings",
            "json": "json.Checked",
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
        "statistics": {"text": "statistics.Table", "json": "statistics.Counted"},
        "claims": {"text": "text.Claims", "json": "json.Claimed"},
        "why": {"text": "text.Reasons"},
        "uncovered": {"text": "text.Uncovered", "json": "json.Uncovered"},
        "figures": {"text": "text.Figures", "json": "json.Figured", "csv": "csv.Figures"},
    }
)


class View(NamedTuple):
    """How an output looks: its language, the columns of a line, whether it is in colour, whether it explains the rules."""

    lang: str = "zh"
    width: int = 100
    colour: bool = False
    explain: bool = False


class File(NamedTuple):
    """One file of a run: what is known of it, with the findings that are shown, the counts, and what it was asked.

    ``before`` is its text before it was fixed, None where nobody asked for that.
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
        """Those that are shown, in the order of the text."""
        return self.result.findings

    @property
    def path(self) -> str:
        """Its path as it was named."""
        return self.source.path

    @property
    def posix(self) -> str:
        """Its path with slashes, as forges know it."""
        return Path(self.path).as_posix()

    @property
    def is_verbatim(self) -> bool:
        """Whether the text is what the file holds, so that its lines, and edits to it, are the file's."""
        return is_verbatim(self.path)


class Format(Generic[P]):
    """One way to tell a run.

    ``piece`` leaves the object as it is, for it may be made in another process, and what it returns can be pickled.
    """

    def __init__(self, view: View) -> None:
        self.view = view

    def piece(self, file: File) -> P:
        """What is told of one file."""
        raise NotImplementedError

    def head(self) -> str:
        """What comes before the first file."""
        return ""

    def add(self, piece: P) -> str:
        """What is written of one file."""
        return str(piece)

    def missed(self, path: str, why: Text) -> str:
        """What is written of a file that could not be checked, or not by every rule."""
        return ""

    def tail(self, total: Tally) -> str:
        """What comes after the last file."""
        return ""


class Listed(Format[list[str]]):
    """Findings one after the other in a JSON array, each on a line of its own."""

    _first = True

    def add(self, piece: list[str]) -> str:
        out = "".join(("\n" if self._first and not n else ",\n") + finding for n, finding in enumerate(piece))
        self._first &= not piece
        return out


class Wanted(NamedTuple):
    """One output that a command line asks for: what it tells ("check", "claims" …), its format and look, its file.

    Without a file it is standard output.
    """

    tells: str
    form: str
    view: View
    to: Path | None = None

    def format(self) -> Format[Any]:
        """A fresh one, with nothing written yet."""
        module, _, name = FORMATS[self.tells][self.form].partition(".")
        made: Format[Any] = getattr(import_module(f"lawlint.output.{module}"), name)(self.view)
        return made
