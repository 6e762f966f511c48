"""One run over files: read, check, print as they come."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from lawlint.cli.options import complain, language
from lawlint.config import Given, Settings, settings_for
from lawlint.finding import Severity, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lawlint.files import Draft
    from lawlint.linter import Tally
    from lawlint.output.formats import Wanted
    from lawlint.source import Source


class Outcome(NamedTuple):
    """What one file came to: a piece for each output, counts (None: not analysed), notes, each with whether it is a failure."""

    path: str
    pieces: tuple[Any, ...] = ()
    counts: Tally | None = None
    notes: tuple[tuple[Text, bool], ...] = ()


class Run(NamedTuple):
    """What every file of one run is asked for; picklable, so that workers can do it."""

    lang: str
    outputs: tuple[Wanted, ...] = ()
    given: Given = Given()
    stdin: str = "-"

    def outcome_of(self, draft: Draft) -> Outcome:
        """Read, analyse and check one file."""
        from lawlint.config import UsageError
        from lawlint.linter import InternalError
        from lawlint.profiles import ProfileError
        from lawlint.reading import UnreadableFile

        try:
            source = self.read(draft.path)
        except UnreadableFile as error:
            return Outcome(error.path, notes=((Text(error.zh, error.en), not draft.walked),))
        try:
            return self.said_of(source, self.settings_of(draft.path))
        except (ProfileError, UsageError):
            raise
        except Exception as error:
            return Outcome(source.path, notes=((InternalError(None, error).text, True),))

    def settings_of(self, path: Path) -> Settings:
        """The settings of the file at ``path``.  Raises UsageError."""
        return settings_for(Path(self.stdin) if str(path) == "-" else path, self.given)

    def read(self, path: Path) -> Source:
        """The source at ``path``; standard input for ``-``."""
        from lawlint.reading import decode, read

        if str(path) == "-":
            return decode(sys.stdin.buffer.read(), self.stdin)
        return read(path)

    @property
    def checks(self) -> bool:
        """Whether rules are asked."""
        return any(output.tells == "check" for output in self.outputs)

    def said_of(self, source: Source, settings: Settings) -> Outcome:
        """What lawlint says of ``source``."""
        from lawlint.linter import lint, tally
        from lawlint.output.formats import File

        result = lint(source, None if self.checks else (), settings)
        counts = tally(result.report, result.findings, settings)
        notes = [(error.text, True) for error in result.errors]
        if source.encoding not in ("utf-8", "utf-8-sig"):
            notes.append((Text(f"按 {source.encoding} 编码读取", f"read as {source.encoding}"), False))
        shown = tuple(finding for finding in result.findings if finding.severity >= settings.severity)
        file = File(result._replace(findings=shown), counts, settings)
        return Outcome(source.path, tuple(output.format().piece(file) for output in self.outputs), counts, tuple(notes))


def run_of(
    tells: str, form: str, lang: str | None, profile: str | None, stdin: str, config: Path | None = None, isolated: bool = False,
    select: tuple[str, ...] | None = None, ignore: tuple[str, ...] | None = None,
    severity: Severity | None = None, fail_on: Severity | None = None, jobs: int | None = None,
) -> Run:  # fmt: skip
    """The run that a command line asks for; what it leaves open is the configuration's."""
    from lawlint.output.formats import View, Wanted
    from lawlint.output.styled import coloured, width

    given = Given(config, isolated, select, ignore, profile, severity, fail_on, lang, jobs)
    lang = settings_for(Path("-"), given).lang or language()
    return Run(lang, (Wanted(tells, form, View(lang, width(), coloured())),), given, stdin)


class Output:
    """One output of a run, written as the files come."""

    def __init__(self, wanted: Wanted, write: Callable[[str], object]) -> None:
        self._format, self._write = wanted.format(), write

    def begin(self) -> None:
        """Before the first file."""
        self._put(self._format.head())

    def add(self, piece: Any) -> None:
        """One file."""
        self._put(self._format.add(piece))

    def missed(self, path: str, why: Text) -> None:
        """A file that was not checked, or not by every rule."""
        self._put(self._format.missed(path, why))

    def end(self, total: Tally) -> None:
        """After the last file."""
        self._put(self._format.tail(total))

    def _put(self, text: str) -> None:
        if text:
            self._write(text)


def go(run: Run, paths: Sequence[Path]) -> tuple[Tally, bool]:
    """Run over all files, print as they come; the counts of all, and whether anything failed."""
    from lawlint.files import drafts
    from lawlint.linter import Tally, each
    from lawlint.parsing import patterns
    from lawlint.reading import SUFFIXES

    files, passed = drafts(paths, SUFFIXES)
    here = run.settings_of(Path("-"))
    for draft in files:  # what is wrong in a configuration is told before any file is read
        if run.checks:
            _ = run.settings_of(draft.path).rules
    jobs = 1 if any(str(draft.path) == "-" for draft in files) else here.jobs
    total, failed = Tally(), False
    outputs = [Output(wanted, _print) for wanted in run.outputs]
    for output in outputs:
        output.begin()
    for path, pieces, counts, notes in each(files, run.outcome_of, jobs, lambda: None):
        for text, failure in notes:
            complain(text, run.lang, path)
            failed |= failure
            if failure:
                for output in outputs:
                    output.missed(path, text)
        if counts is not None:
            total += counts
            for output, piece in zip(outputs, pieces, strict=True):
                output.add(piece)
    for output in outputs:
        output.end(total)
    if not total.files and not failed:
        complain(Text("没有可检查的文件", "nothing to check here"), run.lang)
    if passed:
        kinds = "、".join(sorted({path.suffix.lower() for path in passed}))
        complain(
            Text(
                f"略过 {len(passed)} 个尚不能读取的文件（{kinds}）",
                f"passed over {len(passed)} files of formats not read yet ({kinds})",
            ),
            run.lang,
        )
    patterns.keep()
    return total, failed


def _print(text: str) -> None:
    """Print ``text``, which has its colours or none."""
    click.echo(text, nl=False, color=True)
