"""``lawlint baseline``."""

from __future__ import annotations

import os
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from lawlint.cli import options
from lawlint.cli.options import CLEAN, FAILED, complain, language, said
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
    help=said("已有问题的清单：记下以后不再报告，只报告新的。", "Findings that are known: kept in a file, and reported no more."),
)
def command() -> None:
    pass


_FILE = options.baseline_(
    said(
        "清单文件（默认按配置，未配置则 lawlint-baseline.json）",
        "the file (default: the configured one, or lawlint-baseline.json)",
    )
)
_ASKED = (
    options.select, options.ignore, options.severity, options.profile, _FILE, options.lang, options.config,
    options.isolated, options.jobs,
)  # fmt: skip


@command.command(
    "write", help=said("把 PATHS 中现有的问题全部记下。", "Keep all findings that are in PATHS now; those of other files stay.")
)
@options.options(options.paths, *_ASKED)
@click.pass_context
def write(ctx: click.Context, /, paths: tuple[Path, ...], **given: Any) -> None:
    from lawlint.baseline import entries, inside, written

    survey, file, lang = _begun(given)
    try:
        before = set(entries(file)) if file.exists() else set()
    except UsageError as error:  # it is replaced
        complain(error.text, lang)
        before = set()
    seen = list(survey.over(paths))
    looked = {inside(file, one.path) for one in seen if one.found is not None}
    kept = {entry for entry in before if entry.path not in looked and (file.parent / entry.path).exists()}
    shown = {row.entry(file, one.path) for one in seen for row in one.found or () if row.severity >= one.least}
    written(file, kept | shown)
    told, was = {entry[:2] for entry in kept | shown}, {entry[:2] for entry in before}
    click.echo(
        Text(
            f"{file}：共 {len(told)} 条，新增 {len(told - was)} 条，移去 {len(was - told)} 条",
            f"{file}: {len(told)} findings, {len(told - was)} new, {len(was - told)} gone",
        ).in_(lang)
    )
    if given["baseline"] is None and settings_for(Path("-"), survey.given).baseline is None:
        complain(
            Text(f'要使用它，请在 lawlint.toml 写 baseline = "{file}"', f'to use it, write baseline = "{file}" in lawlint.toml'),
            lang,
        )
    ctx.exit(survey.told(seen, lang))


@command.command(
    "prune",
    help=said(
        "移去已经改好的（不写 PATHS 即清单中的各文件）。", "Remove what is found no more (without PATHS, in all its files)."
    ),
)
@options.options(click.argument("paths", nargs=-1, type=click.Path(path_type=Path)), *_ASKED)
@click.pass_context
def prune(ctx: click.Context, /, paths: tuple[Path, ...], **given: Any) -> None:
    from lawlint.baseline import entries, inside, written

    survey, file, lang = _begun(given)
    before = sorted(entries(file))
    files = {entry.path: file.parent / entry.path for entry in before}
    seen = list(survey.over(paths or sorted(path for path in files.values() if path.is_file())))
    found = {inside(file, one.path): one for one in seen if one.found is not None}
    gone = {path for path, place in files.items() if not paths and not place.exists()}
    removed = [entry for entry in before if entry.path in gone or (entry.path in found and found[entry.path].lacks(entry))]
    if removed:
        written(file, set(before) - set(removed))
        click.echo(_listed(removed), nl=False)
    click.echo(
        Text(
            f"{file}：移去 {len(removed)} 条，还有 {len(before) - len(removed)} 条",
            f"{file}: {len(removed)} removed, {len(before) - len(removed)} left",
        ).in_(lang)
    )
    ctx.exit(survey.told(seen, lang))


@command.command("show", help=said("列出清单。", "List what is kept."))
@options.options(_FILE, options.lang, options.config, options.isolated)
def show(**given: Any) -> None:
    from lawlint.baseline import entries

    _, file, lang = _begun(given)
    listed = sorted(entries(file))
    click.echo(_listed(listed), nl=False)
    click.echo(Text(f"{file}：共 {len(listed)} 条", f"{file}: {len(listed)} findings").in_(lang))


for _one in command.commands.values():
    _one.context_class = Context


class _Row(NamedTuple):
    """What a baseline keeps of a finding."""

    fingerprint: str
    message: str
    severity: Severity

    def entry(self, file: Path, path: str) -> Entry:
        from lawlint.baseline import Entry, inside

        return Entry(inside(file, path), self.fingerprint, self.message)


class _Seen(NamedTuple):
    """What is found in one file (None: it was not checked), by which rules, and the least that is shown."""

    path: str
    found: tuple[_Row, ...] | None = None
    asked: frozenset[str] = frozenset()
    least: Severity = Severity.WARNING
    notes: tuple[tuple[Text, bool], ...] = ()

    def lacks(self, entry: Entry) -> bool:
        """Whether ``entry`` is found no more, though its rule was asked or is no rule any more."""
        from lawlint.fingerprint import rule_of
        from lawlint.registry import all_rules

        rule = rule_of(entry.fingerprint)
        if rule not in self.asked and any(rule == other.code for other in all_rules()):
            return False
        return all(entry.fingerprint != row.fingerprint for row in self.found or ())


class _Survey(NamedTuple):
    """What every file is asked for, whatever a baseline has of it; picklable, so that workers can do it."""

    given: Given
    lang: str

    def over(self, paths: Iterable[Path]) -> Iterator[_Seen]:
        from lawlint.files import drafts
        from lawlint.linter import each
        from lawlint.reading import SUFFIXES

        files = drafts(paths, SUFFIXES).files
        for draft in files:  # what is wrong in a configuration is told before any file is read
            _ = settings_for(draft.path, self.given).rules
        yield from each(files, self.seen_in, settings_for(Path("-"), self.given).jobs, self.warm)

    def warm(self) -> None:
        """Load what every file needs."""
        _ = settings_for(Path("-"), self.given).rules

    def seen_in(self, draft: Draft) -> _Seen:
        """Read and check one file."""
        from dataclasses import replace

        from lawlint.linter import InternalError, lint
        from lawlint.profiles import ProfileError
        from lawlint.reading import UnreadableFile, read

        settings = replace(settings_for(draft.path, self.given), baseline=None)
        try:
            result = lint(read(draft.path), None, settings)
        except UnreadableFile as error:
            return _Seen(str(draft.path), notes=((Text(error.zh, error.en), not draft.walked),))
        except (ProfileError, UsageError):
            raise
        except Exception as error:
            return _Seen(str(draft.path), notes=((InternalError(None, error).text, True),))
        rows = tuple(_Row(f.fingerprint, f.message.in_(self.lang), f.severity) for f in result.findings)
        failed = {error.rule.code for error in result.errors if error.rule}
        asked = frozenset(rule.code for rule in settings.rules) - failed
        return _Seen(str(draft.path), rows, asked, settings.severity, tuple((error.text, True) for error in result.errors))

    def told(self, seen: Iterable[_Seen], lang: str) -> int:
        """Say what went wrong; the exit code."""
        failed = False
        for one in seen:
            for text, failure in one.notes:
                complain(text, lang, one.path)
                failed |= failure
        return FAILED if failed else CLEAN


def _begun(asked: dict[str, Any]) -> tuple[_Survey, Path, str]:
    """What to ask of files, the baseline, and the language."""
    from lawlint.baseline import NAME

    given = Given(**asked)
    here = settings_for(Path("-"), given)
    lang = here.lang or language()
    return _Survey(given, lang), Path(os.path.relpath(here.baseline)) if here.baseline else Path(NAME), lang


def _listed(listed: Iterable[Entry]) -> str:
    """Entries under their files."""
    from lawlint.output.excerpt import printable

    lines = []
    for path, mine in groupby(listed, key=lambda entry: entry.path):
        lines.append(printable(path))
        lines += [f"  {fingerprint}  {printable(message)}" for _, fingerprint, message in mine]
    return "".join(line + "\n" for line in lines)
