"""What one run asks of its files, and what it does with each of them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from lawlint.cli.options import language
from lawlint.config import Given, Settings, UsageError, settings_for
from lawlint.finding import Severity, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lawlint.files import Draft
    from lawlint.finding import Finding
    from lawlint.fixing import Refusal
    from lawlint.linter import Result
    from lawlint.output.formats import OutputRequest
    from lawlint.source import Source
    from lawlint.tally import Tally


class Outcome(NamedTuple):
    """The outcome of one file: a piece for each output, counts (None: not analysed), notes, each with whether it is a failure.

    ``written`` is the fixed text of standard input, which goes to standard output.
    """

    path: str
    pieces: tuple[Any, ...] = ()
    counts: Tally | None = None
    notes: tuple[tuple[Text, bool], ...] = ()
    written: bytes = b""

    @property
    def is_sound(self) -> bool:
        """Whether the file was analysed, and nothing failed."""
        return self.counts is not None and not any(failure for _, failure in self.notes)


class Fixing(NamedTuple):
    """What a run does with fixes: whether it applies suggested ones too, and whether it writes the files."""

    unsafe: bool = False
    write: bool = True


class Run(NamedTuple):
    """What one run does with every file; picklable, so that workers can do it.

    ``cached``: outcomes are stored, and reused for files that did not change.
    """

    lang: str
    outputs: tuple[OutputRequest, ...] = ()
    given: Given = Given()
    stdin: str = "-"
    fixing: Fixing | None = None
    cached: bool = False

    def warm(self) -> None:
        """Load what every file needs."""
        if self.runs_rules:
            _ = self.settings_of(Path("-")).rules

    def outcome_of(self, draft: Draft) -> Outcome:
        """Read, analyse and check one file."""
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
                return self.checked(source, settings)
            return self.fixed(draft.path, data, source, settings, self.fixing)
        except (ProfileError, UsageError):
            raise
        except Exception as error:
            return Outcome(source.path, notes=((InternalError(None, error).text, True),))

    def settings_of(self, path: Path) -> Settings:
        """The settings of the file at ``path``.  Raises UsageError."""
        return settings_for(Path(self.name_of(path)), self.given)

    def name_of(self, path: Path) -> str:
        """The name of the file at ``path``, or that given to standard input for ``-``."""
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
    def runs_rules(self) -> bool:
        """Whether the run applies rules."""
        return any(output.content in ("check", "diff", "statistics") for output in self.outputs)

    def checked(self, source: Source, settings: Settings) -> Outcome:
        """The outcome of checking ``source``."""
        from lawlint.linter import lint

        return self._outcome(lint(source, None if self.runs_rules else (), settings), settings)

    def fixed(self, path: Path, data: bytes, source: Source, settings: Settings, fixing: Fixing) -> Outcome:
        """Fix the file, write it where the run writes, and report what remains."""
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
        outcome = self._outcome(done.result, settings, source, done.applied)
        notes = (*outcome.notes, *failures, *((note, False) for note in _unfixed(done.source, done.refusals)))
        return outcome._replace(notes=notes, written=done.data if fixing.write and is_stdin(path) else b"")

    def _outcome(self, result: Result, settings: Settings, before: Source | None = None, fixed: int = 0) -> Outcome:
        from lawlint.output.formats import File
        from lawlint.tally import tally

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
    content: str, form: str, lang: str | None, profile: str | None, stdin: str, config: Path | None = None,
    isolated: bool = False, select: tuple[str, ...] | None = None, ignore: tuple[str, ...] | None = None,
    severity: Severity | None = None, fail_on: Severity | None = None, jobs: int | None = None,
    fixing: Fixing | None = None, outputs: Sequence[tuple[str, Path]] = (), explain: bool = False, no_cache: bool = False,
    baseline: Path | None = None,
) -> Run:  # fmt: skip
    """The run for the options of a command line; the configuration sets what they leave open.

    ``outputs`` are the formats and files that are written besides standard output.
    """
    from lawlint.output.formats import OutputRequest, View
    from lawlint.output.styled import coloured, width

    given = Given(config, isolated, select, ignore, profile, severity, fail_on, lang, jobs, baseline)
    lang = settings_for(Path("-"), given).lang or language()
    printed = OutputRequest(content, form, View(lang, width(), coloured(), explain))
    filed = (OutputRequest("check", form, View(lang, explain=explain), path) for form, path in outputs)
    return Run(lang, (printed, *filed), given, stdin, fixing, cached=not no_cache and fixing is None)
