"""``lawlint baseline``."""

from __future__ import annotations

import os
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from lawlint.cli import options
from lawlint.cli.options import CLEAN, FAILED, help_text, language, print_message
from lawlint.cli.usage import Context
from lawlint.config import Given, UsageError, settings_for
from lawlint.finding import Severity, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lawlint.baseline import Entry
    from lawlint.files import Draft


@click.group(
    "baseline",
    context_settings={"help_option_names": ["-h", "--help"]},
    help=help_text(
        "已有问题的清单：记下以后不再报告，只报告新的。", "Findings that are known: kept in a file, and no longer reported."
    ),
)
def command() -> None:
    pass


_FILE = options.baseline_option(
    help_text(
        "清单文件（默认按配置，未配置则 lawlint-baseline.json）",
        "the file (default: the configured one, or lawlint-baseline.json)",
    )
)
_OPTIONS = (
    options.select, options.ignore, options.severity, options.profile, _FILE, options.lang, options.config,
    options.isolated, options.jobs,
)  # fmt: skip


@command.command(
    "write",
    help=help_text("把 PATHS 中现有的问题全部记下。", "Keep all findings that are in PATHS now; those of other files stay."),
)
@options.options(options.paths, *_OPTIONS)
@click.pass_context
def write(ctx: click.Context, /, paths: tuple[Path, ...], **given: Any) -> None:
    from lawlint.baseline import entries, relative_to_baseline, write_entries

    check, file, lang = _prepared(given)
    try:
        before = set(entries(file)) if file.exists() else set()
    except UsageError as error:  # the damaged file is replaced
        print_message(error.text, lang)
        before = set()
    results = list(check.check_files(paths))
    checked = {relative_to_baseline(file, result.path) for result in results if result.found is not None}
    kept = {entry for entry in before if entry.path not in checked and (file.parent / entry.path).exists()}
    shown = {row.entry(file, result.path) for result in results for row in result.found or () if row.severity >= result.least}
    write_entries(file, kept | shown)
    now, was = {entry[:2] for entry in kept | shown}, {entry[:2] for entry in before}
    click.echo(
        Text(
            f"{file}：共 {len(now)} 条，新增 {len(now - was)} 条，移去 {len(was - now)} 条",
            f"{file}: {len(now)} findings, {len(now - was)} new, {len(was - now)} gone",
        ).in_(lang)
    )
    if given["baseline"] is None and settings_for(Path("-"), check.given).baseline is None:
        print_message(
            Text(f'要使用它，请在 lawlint.toml 写 baseline = "{file}"', f'to use it, write baseline = "{file}" in lawlint.toml'),
            lang,
        )
    ctx.exit(check.report_failures(results, lang))


@command.command(
    "prune",
    help=help_text(
        "移去已经改好的（不写 PATHS 即清单中的各文件）。", "Remove what is no longer found (without PATHS, in all its files)."
    ),
)
@options.options(click.argument("paths", nargs=-1, type=click.Path(path_type=Path)), *_OPTIONS)
@click.pass_context
def prune(ctx: click.Context, /, paths: tuple[Path, ...], **given: Any) -> None:
    from lawlint.baseline import entries, relative_to_baseline, write_entries

    check, file, lang = _prepared(given)
    before = sorted(entries(file))
    files = {entry.path: file.parent / entry.path for entry in before}
    results = list(check.check_files(paths or sorted(path for path in files.values() if path.is_file())))
    found = {relative_to_baseline(file, result.path): result for result in results if result.found is not None}
    gone = {path for path, place in files.items() if not paths and not place.exists()}
    removed = [entry for entry in before if entry.path in gone or (entry.path in found and found[entry.path].lacks(entry))]
    if removed:
        write_entries(file, set(before) - set(removed))
        click.echo(_listing(removed), nl=False)
    click.echo(
        Text(
            f"{file}：移去 {len(removed)} 条，还有 {len(before) - len(removed)} 条",
            f"{file}: {len(removed)} removed, {len(before) - len(removed)} left",
        ).in_(lang)
    )
    ctx.exit(check.report_failures(results, lang))


@command.command("show", help=help_text("列出清单。", "List the entries."))
@options.options(_FILE, options.lang, options.config, options.isolated)
def show(**given: Any) -> None:
    from lawlint.baseline import entries

    _, file, lang = _prepared(given)
    listed = sorted(entries(file))
    click.echo(_listing(listed), nl=False)
    click.echo(Text(f"{file}：共 {len(listed)} 条", f"{file}: {len(listed)} findings").in_(lang))


for _command in command.commands.values():
    _command.context_class = Context


class _Row(NamedTuple):
    """The parts of a finding that a baseline stores."""

    fingerprint: str
    message: str
    severity: Severity

    def entry(self, file: Path, path: str) -> Entry:
        from lawlint.baseline import Entry, relative_to_baseline

        return Entry(relative_to_baseline(file, path), self.fingerprint, self.message)


class _Checked(NamedTuple):
    """The findings in one file (None: it was not checked), the codes of the rules applied, and the least severity shown."""

    path: str
    found: tuple[_Row, ...] | None = None
    applied: frozenset[str] = frozenset()
    least: Severity = Severity.WARNING
    notes: tuple[tuple[Text, bool], ...] = ()

    def lacks(self, entry: Entry) -> bool:
        """Whether the finding of ``entry`` is gone: its rule was applied, or no longer exists, and does not find it."""
        from lawlint.fingerprint import rule_of
        from lawlint.registry import all_rules

        rule = rule_of(entry.fingerprint)
        if rule not in self.applied and any(rule == other.code for other in all_rules()):
            return False
        return all(entry.fingerprint != row.fingerprint for row in self.found or ())


class _Check(NamedTuple):
    """A check of files without a baseline; picklable, so that workers can do it."""

    given: Given
    lang: str

    def check_files(self, paths: Iterable[Path]) -> Iterator[_Checked]:
        from lawlint.files import drafts
        from lawlint.linter import parallel_map
        from lawlint.reading import SUFFIXES

        files = drafts(paths, SUFFIXES).files
        for draft in files:  # errors of configurations are reported before any file is read
            _ = settings_for(draft.path, self.given).rules
        yield from parallel_map(files, self.check_file, settings_for(Path("-"), self.given).jobs, self.warm)

    def warm(self) -> None:
        """Load what every file needs."""
        _ = settings_for(Path("-"), self.given).rules

    def check_file(self, draft: Draft) -> _Checked:
        """Read and check one file."""
        from dataclasses import replace

        from lawlint.linter import InternalError, lint
        from lawlint.profiles import ProfileError
        from lawlint.reading import UnreadableFile, read

        settings = replace(settings_for(draft.path, self.given), baseline=None)
        try:
            result = lint(read(draft.path), None, settings)
        except UnreadableFile as error:
            return _Checked(str(draft.path), notes=((Text(error.zh, error.en), not draft.walked),))
        except (ProfileError, UsageError):
            raise
        except Exception as error:
            return _Checked(str(draft.path), notes=((InternalError(None, error).text, True),))
        rows = tuple(_Row(f.fingerprint, f.message.in_(self.lang), f.severity) for f in result.findings)
        failed = {error.rule.code for error in result.errors if error.rule}
        applied = frozenset(rule.code for rule in settings.rules) - failed
        return _Checked(str(draft.path), rows, applied, settings.severity, tuple((error.text, True) for error in result.errors))

    def report_failures(self, results: Iterable[_Checked], lang: str) -> int:
        """Report what failed; returns the exit code."""
        failed = False
        for result in results:
            for text, failure in result.notes:
                print_message(text, lang, result.path)
                failed |= failure
        return FAILED if failed else CLEAN


def _prepared(values: dict[str, Any]) -> tuple[_Check, Path, str]:
    """The check to run, the file of the baseline, and the language."""
    from lawlint.baseline import NAME

    given = Given(**values)
    here = settings_for(Path("-"), given)
    lang = here.lang or language()
    return _Check(given, lang), Path(os.path.relpath(here.baseline)) if here.baseline else Path(NAME), lang


def _listing(listed: Iterable[Entry]) -> str:
    """The entries as lines under their files."""
    from lawlint.output.excerpt import printable

    lines = []
    for path, mine in groupby(listed, key=lambda entry: entry.path):
        lines.append(printable(path))
        lines += [f"  {fingerprint}  {printable(message)}" for _, fingerprint, message in mine]
    return "".join(line + "\n" for line in lines)
