"""A run over files: reads them, runs_rules them, and writes the outputs file by file."""

from __future__ import annotations

import os
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from lawlint.cli.options import CLEAN, FAILED, FOUND, INTERRUPTED, print_message
from lawlint.cli.run import is_stdin
from lawlint.config import UsageError
from lawlint.finding import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from lawlint.cli.run import Run
    from lawlint.files import Draft
    from lawlint.output.formats import OutputRequest
    from lawlint.tally import Tally


class Output:
    """One output of a run, written file by file."""

    def __init__(self, wanted: OutputRequest, write: Callable[[str], object]) -> None:
        self._format, self._write = wanted.format(), write

    def begin(self) -> None:
        """Write what comes before the first file."""
        self._put(self._format.head())

    def add(self, piece: Any) -> None:
        """Write one file."""
        self._put(self._format.add(piece))

    def missed(self, path: str, why: Text) -> None:
        """Write that a file was not checked, or not by every rule."""
        self._put(self._format.missed(path, why))

    def end(self, total: Tally) -> None:
        """Write what comes after the last file."""
        self._put(self._format.tail(total))

    def _put(self, text: str) -> None:
        if text:
            self._write(text)


class RunResult(NamedTuple):
    """The result of a run: the counts of all files, whether anything failed, and whether it was interrupted."""

    total: Tally
    failed: bool = False
    interrupted: bool = False

    @property
    def code(self) -> int:
        """The exit code."""
        if self.interrupted:
            return INTERRUPTED
        return FAILED if self.failed else FOUND if self.total.failing else CLEAN


def execute(run: Run, paths: Sequence[Path]) -> RunResult:
    """Check all files and write the outputs as results arrive.  After an interrupt, all findings so far are still written."""
    from lawlint.cli.interrupts import Interrupts
    from lawlint.cli.outcomes import outcomes
    from lawlint.cli.progress import Bar
    from lawlint.files import drafts
    from lawlint.reading import SAVED_AS, SUFFIXES
    from lawlint.tally import Tally

    files, skipped = drafts(paths, SUFFIXES)
    files = _without_outputs(files, run)
    here = run.settings_of(Path("-"))
    for draft in files:  # errors of configurations are reported before any file is read
        baseline = run.settings_of(draft.path).baseline
        if baseline is not None and run.runs_rules:
            from lawlint.baseline import entries

            entries(baseline)
    streamed = any(is_stdin(draft.path) for draft in files)
    jobs = 1 if streamed else here.jobs
    # Standard output may be reserved for the fixed text; everything else then goes to standard error.
    to_stderr = streamed and run.fixing is not None and run.fixing.write
    total, failed, interrupted = Tally(), False, False
    bar = Bar(len(files))

    def report(text: Text, path: str = "") -> None:
        bar.hide()
        print_message(text, run.lang, path)

    def write_output(text: str) -> None:
        bar.hide()
        click.echo(text, nl=False, color=True, err=to_stderr)  # the text already has its colours

    with ExitStack() as stack:
        stack.callback(bar.hide)
        outputs = [
            Output(wanted, stack.enter_context(_writer(wanted.to)) if wanted.to else write_output) for wanted in run.outputs
        ]
        for output in outputs:
            output.begin()
        try:
            with Interrupts() as interrupts, closing(outcomes(run, files, jobs)) as answers:
                for path, pieces, counts, notes, written in answers:
                    with interrupts.deferred():
                        if written:
                            click.echo(written, nl=False)
                        for text, failure in notes:
                            report(text, path)
                            failed |= failure
                            for output in outputs if failure else ():
                                output.missed(path, text)
                        if counts is not None:
                            total += counts
                            for output, piece in zip(outputs, pieces, strict=True):
                                output.add(piece)
                        bar.advance()
        except KeyboardInterrupt:
            interrupted = True
        for output in outputs:
            output.end(total)
    if interrupted:
        n, m = len(files), total.files
        report(Text(f"已中断：{n} 个文件中检查了 {m} 个", f"interrupted: {m} of {n} files were checked"))
    elif not total.files and not failed:
        report(Text("没有可检查的文件", "nothing to check here"))
    if skipped:
        suffixes = sorted({path.suffix.lower() for path in skipped})
        kinds, others = "、".join(suffixes), "、".join(sorted({SAVED_AS[suffix] for suffix in suffixes}))
        report(
            Text(
                f"略过 {len(skipped)} 个尚不能读取的文件（{kinds}），请另存为 {others}",
                f"passed over {len(skipped)} files of formats not read yet ({kinds}); save them as {others}",
            )
        )
    return RunResult(total, failed, interrupted)


def _without_outputs(files: Sequence[Draft], run: Run) -> list[Draft]:
    """``files`` without those that the run writes.  Raises UsageError where one of them was named."""
    written = {os.path.realpath(wanted.to) for wanted in run.outputs if wanted.to}
    both = [draft for draft in files if os.path.realpath(draft.path) in written] if written else []
    if named := [str(draft.path) for draft in both if not draft.walked]:
        raise UsageError(Text(f"{named[0]} 既要检查又要写入", f"{named[0]} is to be checked and to be written"))
    return [draft for draft in files if draft not in both]


@contextmanager
def _writer(path: Path) -> Iterator[Callable[[str], object]]:
    """A function that writes to ``path``; the file appears once all is written.  Raises UsageError where it cannot be written."""
    from lawlint.files import replacing

    @contextmanager
    def usage_errors() -> Iterator[None]:
        try:
            yield
        except OSError as error:
            reason = error.strerror or str(error)
            raise UsageError(Text(f"无法写入 {path}：{reason}", f"cannot write {path}: {reason}")) from error

    with ExitStack() as stack:
        with usage_errors():
            file = stack.enter_context(replacing(path))

        def write(text: str) -> None:
            with usage_errors():
                file.write(text.encode("utf-8", "backslashreplace"))

        yield write
        with usage_errors():
            stack.close()
