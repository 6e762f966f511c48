"""The command line."""

from __future__ import annotations

import gc
import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from lawlint import __version__
from lawlint.finding import Severity, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from lawlint.files import Draft
    from lawlint.finding import Finding
    from lawlint.linter import Tally
    from lawlint.output.styled import Styled
    from lawlint.report import Report
    from lawlint.rule import Rule
    from lawlint.source import Source

CLEAN, FOUND, FAILED, INTERRUPTED = 0, 1, 2, 130


def language() -> str:
    """The language that the locale names: "zh" for Chinese and where it says nothing (unset, C, POSIX), otherwise "en"."""
    named = next((value for key in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(key))), "")
    return "zh" if named.partition(".")[0] in ("", "C", "POSIX") or named.lower().startswith("zh") else "en"


def _(zh: str, en: str) -> str:
    return Text(zh, en).in_(language())


def complain(text: Text, lang: str, path: str = "") -> None:
    """Tell the person at the terminal, on standard error."""
    from lawlint.output.excerpt import printable

    click.echo(f"lawlint: {printable(path) + ': ' if path else ''}{printable(text.in_(lang))}", err=True)


class Outcome(NamedTuple):
    """What one file came to: what to print, the counts (None: not analysed), and notes, each with whether it is a failure."""

    path: str
    printed: Styled
    counts: Tally | None = None
    notes: tuple[tuple[Text, bool], ...] = ()


class Run(NamedTuple):
    """What every file of one run is asked for; picklable, so that workers can do it.

    ``verb`` is "check", "claims", "uncovered" (the figures that no claim verifies) or "figures"; ``form`` text, json or csv.
    """

    verb: str
    form: str
    lang: str
    profile: str | None
    width: int
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    shown: Severity = Severity.WARNING
    stdin: str = "-"

    def rules(self) -> tuple[Rule, ...]:
        """The rules that run."""
        from lawlint.config import Settings, chosen

        return chosen(Settings(self.select, self.ignore)) if self.verb == "check" else ()

    def outcome_of(self, draft: Draft) -> Outcome:
        """Read, analyse and check one file."""
        from lawlint.linter import InternalError
        from lawlint.profiles import ProfileError
        from lawlint.reading import UnreadableFile

        try:
            source = self.read(draft.path)
        except UnreadableFile as error:
            return Outcome(str(draft.path), [], notes=((Text(error.zh, error.en), not draft.walked),))
        try:
            return self.said_of(source)
        except ProfileError:
            raise
        except Exception as error:
            return Outcome(source.path, [], notes=((InternalError(None, error).text, True),))

    def read(self, path: Path) -> Source:
        """The source at ``path``; standard input for ``-``."""
        from lawlint.reading import decode, read

        if str(path) == "-":
            return decode(sys.stdin.buffer.read(), self.stdin)
        return read(path)

    def said_of(self, source: Source) -> Outcome:
        """What lawlint says of ``source``."""
        from lawlint.config import profile_named
        from lawlint.linter import lint, tally

        report, findings, errors = lint(source, self.rules(), profile_named(self.profile))
        counts = tally(report, findings)
        notes = [(error.text, True) for error in errors]
        if source.encoding not in ("utf-8", "utf-8-sig"):
            notes.append((Text(f"按 {source.encoding} 编码读取", f"read as {source.encoding}"), False))
        findings = tuple(f for f in findings if f.severity >= self.shown)
        return Outcome(source.path, self._printed(report, findings, counts), counts, tuple(notes))

    def _printed(self, report: Report, findings: tuple[Finding, ...], counts: Tally) -> Styled:
        if self.form == "csv":
            from lawlint.output import csv

            return [(csv.figures(report), "")]
        if self.form == "json":
            from lawlint.output import json

            match self.verb:
                case "check":
                    return [(json.checked(report, findings, counts, self.lang), "")]
                case "claims":
                    return [(json.claimed(report, counts, self.lang), "")]
                case _:
                    return [(json.figured(report, counts, self.verb == "uncovered"), "")]
        from lawlint.output import text

        match self.verb:
            case "check":
                return text.findings(report.source, findings, self.lang, self.width)
            case "claims":
                return text.claims(report, self.lang, self.width)
            case "uncovered":
                return text.uncovered(report, self.width)
            case _:
                return text.figures(report, self.lang)


def _outcomes(run: Run, paths: Sequence[Path], jobs: int | None) -> tuple[Iterator[Outcome], list[Path]]:
    from lawlint.files import drafts
    from lawlint.linter import each
    from lawlint.reading import SUFFIXES

    files, passed = drafts(paths, SUFFIXES)
    if any(str(draft.path) == "-" for draft in files):
        jobs = 1
    return each(files, run.outcome_of, jobs, run.rules), passed


def _go(run: Run, paths: Sequence[Path], jobs: int | None) -> tuple[Tally, bool]:
    """Run over all files, print as they come; the counts of all, and whether anything failed."""
    from lawlint.config import profile_named
    from lawlint.linter import Tally
    from lawlint.output.styled import show
    from lawlint.parsing import patterns

    run.rules()
    profile_named(run.profile)
    outcomes, passed = _outcomes(run, paths, jobs)
    total, failed = Tally(), False

    def told() -> Iterator[Styled]:
        nonlocal total, failed
        for path, printed, counts, notes in outcomes:
            for text, failure in notes:
                complain(text, run.lang, path)
                failed |= failure
            if counts is not None:
                total += counts
                yield printed

    if run.form != "text":
        from lawlint.output import csv, json

        wrapped = json.wrapped if run.form == "json" else csv.wrapped
        for piece in wrapped(printed[0][0] for printed in told()):
            click.echo(piece, nl=False)
    else:
        for printed in told():
            if printed:
                show(printed)
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


LEVELS = click.Choice([severity.label for severity in Severity])


def _level(_ctx: click.Context, _param: click.Parameter, value: str) -> Severity:
    return Severity[value.upper()]


def _several(_ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(part for value in values for part in value.replace("，", ",").split(",") if part)


_lang = click.option(
    "--lang",
    type=click.Choice(["zh", "en"]),
    default=language,
    show_default=False,
    help=_("消息的语言（默认随系统语言）", "language of messages (default: the locale's)"),
)


def _formats(*forms: str) -> Callable[..., Any]:
    return click.option(
        "--format",
        "form",
        type=click.Choice(forms),
        default=forms[0],
        help=_("给人看，或给程序用", "for people or for programs"),
    )


_format = _formats("text", "json")
_profile = click.option("--profile", metavar="NAME", help=_("报告类型（默认按标题判断）", "kind of report (default: by title)"))
_jobs = click.option(
    "--jobs",
    type=click.IntRange(min=1),
    help=_("进程数（默认：文件多时每核一个）", "processes (default: one a core where there are many files)"),
)
_stdin = click.option(
    "--stdin-filename",
    metavar="PATH",
    default="-",
    show_default=False,
    help=_("标准输入的文件名", "what standard input is called"),
)
_paths = click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))


def _options(*options: Callable[..., Any]) -> Callable[..., Any]:
    def add(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(options):
            command = option(command)
        return command

    return add


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    help=_(
        "公文的计算器：复核报告中的数字和逻辑，并给出算式。",
        "Re-does the arithmetic of official reports, checks their logic, and shows its working.",
    ),
)
@click.version_option(__version__, message="lawlint %(version)s")
def cli() -> None:
    pass


@cli.command(help=_("检查 PATHS（文件、文件夹，或 - 即标准输入）。", "Check PATHS: files, folders, or - for standard input."))
@_options(
    _paths,
    _format,
    click.option(
        "--select",
        multiple=True,
        callback=_several,
        metavar="RULES",
        help=_("只用这些规则（代码、代码前缀、名称）", "only these rules (codes, prefixes, names)"),
    ),
    click.option("--ignore", multiple=True, callback=_several, metavar="RULES", help=_("不用这些规则", "without these rules")),
    click.option(
        "--severity",
        type=LEVELS,
        default="warning",
        callback=_level,
        show_default=True,
        help=_("显示的最低级别", "the least that is shown"),
    ),
    click.option(
        "--fail-on",
        type=LEVELS,
        default="warning",
        callback=_level,
        show_default=True,
        help=_("达到此级别则退出码为 1", "the least that makes the exit code 1"),
    ),
    _lang,
    _profile,
    _stdin,
    _jobs,
)
@click.pass_context
def check(
    ctx: click.Context, paths: tuple[Path, ...], form: str, select: tuple[str, ...], ignore: tuple[str, ...],
    severity: Severity, fail_on: Severity, lang: str, profile: str | None, stdin_filename: str, jobs: int | None,
) -> None:  # fmt: skip
    from lawlint.output.styled import width
    from lawlint.output.text import summary

    run = Run("check", form, lang, profile, width(), select, ignore, severity, stdin_filename)
    total, failed = _go(run, paths, jobs)
    if form == "text" and total.files:
        click.echo(summary(total, lang, severity))
    found = any(n for level, n in total.findings.items() if level >= fail_on)
    ctx.exit(FAILED if failed else FOUND if found else CLEAN)


@cli.command(help=_("列出每一项复核过的关系及算式。", "Print every relation that was re-computed, with its calculation."))
@_options(
    _paths,
    _format,
    click.option(
        "--uncovered",
        is_flag=True,
        help=_("只列出没有任何关系可以复核的数字，供人工核对", "only the figures that nothing verifies, to be checked by hand"),
    ),
    _lang,
    _profile,
    _stdin,
    _jobs,
)
@click.pass_context
def claims(
    ctx: click.Context, paths: tuple[Path, ...], form: str, uncovered: bool, lang: str, profile: str | None,
    stdin_filename: str, jobs: int | None,
) -> None:  # fmt: skip
    from lawlint.output.styled import width
    from lawlint.output.text import coverage

    run = Run("uncovered" if uncovered else "claims", form, lang, profile, width(), stdin=stdin_filename)
    total, failed = _go(run, paths, jobs)
    if form == "text" and total.files:
        click.echo(coverage(total, lang))
    ctx.exit(FAILED if failed else CLEAN)


@cli.command(
    help=_("列出每一个数字及其指标、时期、范围。", "Print every figure with what it is of: subject, period, scope, place.")
)
@_options(_paths, _formats("text", "json", "csv"), _lang, _profile, _stdin, _jobs)
@click.pass_context
def figures(
    ctx: click.Context, paths: tuple[Path, ...], form: str, lang: str, profile: str | None,
    stdin_filename: str, jobs: int | None,
) -> None:  # fmt: skip
    from lawlint.output.styled import width
    from lawlint.output.text import coverage

    total, failed = _go(Run("figures", form, lang, profile, width(), stdin=stdin_filename), paths, jobs)
    if form == "text" and total.files:
        click.echo(coverage(total, lang))
    ctx.exit(FAILED if failed else CLEAN)


@cli.command(help=_("显示报告的语法树。", "Show the syntax tree of a report."))
@_options(
    click.argument("path", type=click.Path(path_type=Path)),
    _format,
    click.option("--runs", is_flag=True, help=_("显示含数字的各段如何分组", "show how the figures of each segment group")),
    click.option(
        "--text",
        "plain",
        is_flag=True,
        help=_("只显示位置所依据的文本", "print the text that offsets count in, and nothing else"),
    ),
    _lang,
    _profile,
    _stdin,
)
@click.pass_context
def tree(
    ctx: click.Context, path: Path, form: str, runs: bool, plain: bool, lang: str, profile: str | None, stdin_filename: str
) -> None:
    from lawlint.config import profile_named
    from lawlint.reading import UnreadableFile
    from lawlint.report import analyse

    try:
        source = Run("tree", form, lang, profile, 0, stdin=stdin_filename).read(path)
    except UnreadableFile as error:
        complain(Text(error.zh, error.en), lang, str(path))
        ctx.exit(FAILED)
    if plain:
        sys.stdout.flush()
        sys.stdout.buffer.write(source.text.encode("utf-8"))
        return
    report = analyse(source, profile_named(profile))
    from lawlint.output.tree import as_json, drawn

    if form == "json":
        click.echo(as_json(report, runs), nl=False)
    else:
        from lawlint.output.styled import console

        console().print(drawn(report, runs))


@cli.command(help=_("列出所有规则。", "List all rules."))
@_options(_format, _lang)
def rules(form: str, lang: str) -> None:
    from lawlint.registry import all_rules

    if form == "json":
        from lawlint.output.json import described

        click.echo(described(all_rules(), lang), nl=False)
        return
    from lawlint.output.styled import show
    from lawlint.output.text import catalogue

    show(catalogue(all_rules(), lang))


@cli.command(help=_("解释一条规则（代码或名称）。", "Explain one rule (code or name)."))
@_options(click.argument("code"), _lang)
def rule(code: str, lang: str) -> None:
    from lawlint.config import rule_called
    from lawlint.output.rule import page
    from lawlint.output.styled import coloured, console

    text = page(rule_called(code), lang)
    if coloured():
        from rich.markdown import Markdown

        console().print(Markdown(text))
    else:
        click.echo(text, nl=False)


def main(args: Sequence[str] | None = None) -> None:
    """Run the command line and exit: 0 clean, 1 findings, 2 usage or a file that could not be used, 130 interrupted."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    # A run makes many objects and few cycles: look for these more seldom than Python does, and not again at the end.
    gc.set_threshold(50_000)
    from lawlint.config import UsageError
    from lawlint.profiles import ProfileError
    from lawlint.registry import RegistryError

    try:
        code = cli.main(args, prog_name="lawlint", standalone_mode=False)
    except click.Abort:
        code = INTERRUPTED
    except click.ClickException as error:
        error.show()
        code = FAILED
    except UsageError as error:
        complain(error.text, language())
        code = FAILED
    except (RegistryError, ProfileError) as error:
        complain(Text(str(error), str(error)), language())
        code = FAILED
    gc.freeze()
    sys.exit(code if isinstance(code, int) else CLEAN)
