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
    from collections.abc import Callable, Iterator, Sequence

    from lawlint.files import Draft
    from lawlint.finding import Finding
    from lawlint.fixing import Refusal
    from lawlint.linter import Result, Tally
    from lawlint.output.formats import Wanted
    from lawlint.source import Source


class Outcome(NamedTuple):
    """What one file came to: a piece for each output, counts (None: not analysed), notes, each with whether it is a failure.

    ``written`` is what goes to standard output in the place of standard input.
    """

    path: str
    pieces: tuple[Any, ...] = ()
    counts: Tally | None = None
    notes: tuple[tuple[Text, bool], ...] = ()
    written: bytes = b""


class Fixing(NamedTuple):
    """What a run does with fixes: whether it applies suggested ones too, and whether it writes the files."""

    unsafe: bool = False
    write: bool = True


class Run(NamedTuple):
    """What every file of one run is asked for; picklable, so that workers can do it."""

    lang: str
    outputs: tuple[Wanted, ...] = ()
    given: Given = Given()
    stdin: str = "-"
    fixing: Fixing | None = None

    def outcome_of(self, draft: Draft) -> Outcome:
        """Read, analyse and check one file."""
        from lawlint.config import UsageError
        from lawlint.linter import InternalError
        from lawlint.profiles import ProfileError
        from lawlint.reading import UnreadableFile, decode

        try:
            data = self.load(draft.path)
            source = decode(data, self.name_of(draft.path))
        except UnreadableFile as error:
            return Outcome(error.path, notes=((Text(error.zh, error.en), not draft.walked),))
        try:
            settings = self.settings_of(draft.path)
            if self.fixing is None:
                return self.said_of(source, settings)
            return self.fixed(draft.path, data, source, settings, self.fixing)
        except (ProfileError, UsageError):
            raise
        except Exception as error:
            return Outcome(source.path, notes=((InternalError(None, error).text, True),))

    def settings_of(self, path: Path) -> Settings:
        """The settings of the file at ``path``.  Raises UsageError."""
        return settings_for(Path(self.name_of(path)), self.given)

    def name_of(self, path: Path) -> str:
        """What the file at ``path`` is called, and standard input, which is ``-``."""
        return self.stdin if is_stdin(path) else str(path)

    def load(self, path: Path) -> bytes:
        """The bytes at ``path``, of standard input for ``-``."""
        from lawlint.reading import load

        return sys.stdin.buffer.read() if is_stdin(path) else load(path)

    def read(self, path: Path) -> Source:
        """The source at ``path``, that of standard input for ``-``."""
        from lawlint.reading import decode

        return decode(self.load(path), self.name_of(path))

    @property
    def checks(self) -> bool:
        """Whether rules are asked."""
        return any(output.tells in ("check", "diff") for output in self.outputs)

    def said_of(self, source: Source, settings: Settings) -> Outcome:
        """What lawlint says of ``source``."""
        from lawlint.linter import lint

        return self._told(lint(source, None if self.checks else (), settings), settings)

    def fixed(self, path: Path, data: bytes, source: Source, settings: Settings, fixing: Fixing) -> Outcome:
        """Fix the file, write it where that is asked for, and say what remains."""
        from lawlint.fixing import Fixed, fix
        from lawlint.linter import lint
        from lawlint.writing import UnwritableFile, replace

        failures: list[tuple[Text, bool]] = []
        try:
            done = fix(data, source, settings, fixing.unsafe)
            if fixing.write and done.applied and not is_stdin(path):
                replace(path, data, done.data)
        except UnwritableFile as error:
            failures.append((error.text, True))
            done = Fixed(data, source, lint(source, None, settings))
        told = self._told(done.result, settings, source, done.applied)
        notes = (*told.notes, *failures, *((note, False) for note in _unfixed(done.source, done.refusals)))
        return told._replace(notes=notes, written=done.data if fixing.write and is_stdin(path) else b"")

    def _told(self, result: Result, settings: Settings, before: Source | None = None, fixed: int = 0) -> Outcome:
        from lawlint.linter import tally
        from lawlint.output.formats import File

        source = result.report.source
        counts = tally(result, settings)._replace(fixed=fixed)
        notes = [(error.text, True) for error in result.errors]
        if source.encoding not in ("utf-8", "utf-8-sig"):
            notes.append((Text(f"按 {source.encoding} 编码读取", f"read as {source.encoding}"), False))
        shown = tuple(finding for finding in result.findings if finding.severity >= settings.severity)
        file = File(result._replace(findings=shown), counts, settings, before)
        return Outcome(source.path, tuple(output.format().piece(file) for output in self.outputs), counts, tuple(notes))


def is_stdin(path: Path) -> bool:
    """Whether ``path`` stands for standard input."""
    return str(path) == "-"


def _unfixed(source: Source, refusals: Sequence[Refusal]) -> Iterator[Text]:
    """For each reason, how many fixes were not applied, and where."""
    by_reason: dict[Text, list[Finding]] = {}
    for finding, reason in refusals:
        by_reason.setdefault(reason, []).append(finding)
    for reason, findings in by_reason.items():
        places = [source.place(finding.span.start) for finding in findings]
        where = ", ".join(f"{p.line}:{p.column} {f.code}" for p, f in zip(places, findings, strict=True))
        n = len(findings)
        yield Text(f"{n} 处未修正（{where}）：{reason.zh}", f"{n} not fixed ({where}): {reason.en}")


def run_of(
    tells: str, form: str, lang: str | None, profile: str | None, stdin: str, config: Path | None = None, isolated: bool = False,
    select: tuple[str, ...] | None = None, ignore: tuple[str, ...] | None = None,
    severity: Severity | None = None, fail_on: Severity | None = None, jobs: int | None = None,
    fixing: Fixing | None = None,
) -> Run:  # fmt: skip
    """The run that a command line asks for; what it leaves open is the configuration's."""
    from lawlint.output.formats import View, Wanted
    from lawlint.output.styled import coloured, width

    given = Given(config, isolated, select, ignore, profile, severity, fail_on, lang, jobs)
    lang = settings_for(Path("-"), given).lang or language()
    return Run(lang, (Wanted(tells, form, View(lang, width(), coloured())),), given, stdin, fixing)


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
    streamed = any(is_stdin(draft.path) for draft in files)
    jobs = 1 if streamed else here.jobs
    total, failed = Tally(), False
    # Where standard output is for the text that was fixed, all else goes beside it.
    write = _print_beside if streamed and run.fixing and run.fixing.write else _print
    outputs = [Output(wanted, write) for wanted in run.outputs]
    for output in outputs:
        output.begin()
    for path, pieces, counts, notes, written in each(files, run.outcome_of, jobs, lambda: None):
        if written:
            click.echo(written, nl=False)
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


def _print_beside(text: str) -> None:
    """Print ``text`` on standard error."""
    click.echo(text, nl=False, color=True, err=True)
