"""Several outputs of one run: written completely or not at all, also after an interrupt; output at a terminal."""

from __future__ import annotations

import json
import os
import re
import select
import signal
import stat
import subprocess
import sys
import threading
from pathlib import Path
from xml.etree import ElementTree

import pytest

from lawlint.cli import main, progress
from lawlint.cli.interrupts import Interrupts
from lawlint.cli.progress import Bar
from lawlint.cli.run import Run
from lawlint.files import replacing
from lawlint.linter import FEW
from lawlint.output.excerpt import columns, wrapped
from lawlint.output.formats import FORMATS
from lawlint.profiles import ProfileError
from tests.conftest import RIGHT, WRONG, Lawlint, spawn

unix = pytest.mark.skipif(os.name == "nt", reason="signals, terminals and devices of Unix")
LONG = f"云溪市完善公开竞争审查制度，{'全年收到行政复议申请18件，其中撤回2件，撤回率为12.11%；' * 3}成效明显。\n"


def here() -> set[str]:
    return {path.name for path in Path().iterdir()}


# Written whole


def test_every_format_at_once(lawlint: Lawlint) -> None:
    """A file has what standard output would have had."""
    alone = {form: lawlint("check", "--format", form, "wrong.md", "right.txt").out for form in FORMATS["check"]}
    outputs = [arg for form in FORMATS["check"] for arg in ("--output", f"{form}:out-{form}")]
    done = lawlint("check", *outputs, "wrong.md", "right.txt")
    assert (done.code, done.out) == (1, alone["text"])
    for form, text in alone.items():
        assert Path(f"out-{form}").read_bytes().decode() == text


def test_a_file_is_replaced_with_its_permissions_and_through_links(lawlint: Lawlint) -> None:
    Path("old.json").write_text("old")
    Path("old.json").chmod(0o640)
    Path("link.json").symlink_to("old.json")
    assert lawlint("check", "--output", "json:link.json", "right.txt").code == 0
    assert Path("link.json").is_symlink()
    assert json.loads(Path("old.json").read_text("utf-8"))["files"][0]["path"] == "right.txt"
    assert stat.S_IMODE(Path("old.json").stat().st_mode) == 0o640


@unix
def test_a_device_is_written_to_and_not_replaced(lawlint: Lawlint) -> None:
    assert lawlint("check", "--output", f"json:{os.devnull}", "right.txt").code == 0
    assert stat.S_ISCHR(os.stat(os.devnull).st_mode)
    if Path("/dev/full").exists():
        done = lawlint("check", "--output", "json:/dev/full", "right.txt")
        assert (done.code, done.err) == (2, "lawlint: 无法写入 /dev/full：No space left on device\n")


@pytest.mark.parametrize(
    ("output", "message"),
    [
        ("sarif:nowhere/out.sarif", "无法写入 nowhere/out.sarif：No such file or directory"),
        ("sarif:folder", "无法写入 folder：Is a directory"),
        ("sarif:right.txt/out", "无法写入 right.txt/out：Not a directory"),
        ("sarif", "--output sarif：应写作 格式:文件，格式为 text concise json "),
        ("xml:out.xml", "--output xml:out.xml：应写作 格式:文件"),
        ("json:wrong.md", "wrong.md 既要检查又要写入"),
        ("json:./same.json", "--output 两次写入 same.json"),
    ],
)
def test_what_cannot_be_written_is_reported_before_the_run(
    lawlint: Lawlint, monkeypatch: pytest.MonkeyPatch, output: str, message: str
) -> None:
    Path("folder").mkdir()
    before = here()
    monkeypatch.setattr(Run, "outcome_of", lambda *_: pytest.fail("a file was read"))
    done = lawlint("check", "--output", output, "--output", "csv:same.json", "wrong.md")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"lawlint: {message}")
    assert here() == before


@unix
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root writes everywhere")
def test_a_read_only_file_is_not_replaced(lawlint: Lawlint) -> None:
    Path("out.json").write_text("old")
    Path("out.json").chmod(0o444)
    assert lawlint("check", "--output", "json:out.json", "right.txt").code == 2
    assert Path("out.json").read_text() == "old"


def test_after_a_failure_the_old_file_stays_and_nothing_new(lawlint: Lawlint, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("out.json").write_text("old")
    before = here()

    def fails(self: Run, source: object, settings: object) -> object:
        raise ProfileError("oops")

    monkeypatch.setattr(Run, "checked", fails)
    done = lawlint("check", "--output", "json:out.json", "--output", "csv:new.csv", "right.txt")
    assert (done.code, done.err) == (2, "lawlint: oops\n")
    assert Path("out.json").read_text() == "old"
    assert here() == before


def test_the_file_is_not_there_before_it_is_whole(tmp_path: Path) -> None:
    target = tmp_path / f"{'长' * 80}.json"
    with replacing(target) as file:
        file.write(b"half")
        assert not target.exists()
        (part,) = tmp_path.iterdir()
        assert part.name.startswith(".")  # no draft, should the folder be checked
    assert target.read_bytes() == b"half"
    with pytest.raises(RuntimeError), replacing(target):
        raise RuntimeError
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"half"]


def test_the_report_of_the_last_run_is_no_draft(lawlint: Lawlint) -> None:
    for _ in range(2):
        done = lawlint("check", ".", "--output", "markdown:report.md", "--format", "json")
        assert [file["path"] for file in done.files] == ["right.txt", "wrong.md"]


# Other contents, and messages


def test_statistics(lawlint: Lawlint) -> None:
    Path("worse.md").write_text(WRONG + RIGHT.replace("11.11", "12.11") + WRONG, encoding="utf-8")
    done = lawlint("check", ".", "--statistics", "--output", "jsonl:all.jsonl")
    assert done.code == 1
    assert done.out.splitlines()[:3] == ["3  TRM009  警告  [ ]  固定术语误写", "1  NUM014  警告  [ ]  率与其分子分母不符", ""]
    assert done.out.splitlines()[3].startswith("3 个文件：警告 4 处；")
    assert len(Path("all.jsonl").read_text("utf-8").splitlines()) == 4
    assert json.loads(lawlint("check", ".", "--statistics", "--format", "json").out)["rules"][0] == {
        "code": "TRM009", "name": "wrong-fixed-term", "severity": "warning", "findings": 3, "files": 2, "fixable": 0,
    }  # fmt: skip
    assert lawlint("check", "right.txt", "--statistics").out.startswith("1 个文件：未发现问题")
    done = lawlint("check", ".", "--statistics", "--format", "sarif")
    assert (done.code, done.err) == (2, "lawlint: --statistics 没有 sarif 格式\n")


def test_each_rule_is_explained_once(lawlint: Lawlint) -> None:
    Path("worse.md").write_text(WRONG + RIGHT.replace("11.11", "12.11") + WRONG, encoding="utf-8")
    out = lawlint("check", "worse.md", "wrong.md", "--explain").out
    assert out.count("  检查什么\n") == out.count("  依据\n") == 2
    blocks = out.split("\n\n")
    assert blocks[0].startswith("worse.md:1:3: 警告 TRM009")
    assert blocks[1].startswith("  检查什么\n    ")
    assert all(columns(line) <= 100 for line in out.splitlines())
    lawlint("check", "worse.md", "--format", "json", "--explain", "--output", "text:report.txt")
    assert Path("report.txt").read_text("utf-8").count("  检查什么\n") == 2
    done = lawlint("check", "worse.md", "--format", "json", "--explain")
    assert (done.code, done.err) == (2, "lawlint: --explain 只用于 text 格式\n")


def test_concise_is_a_format(lawlint: Lawlint) -> None:
    assert lawlint("check", "wrong.md", "--concise") == lawlint("check", "wrong.md", "--format", "concise")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("甲乙丙丁。戊己", ["甲乙丙", "丁。戊己"]),
        ("甲乙丙（丁）", ["甲乙丙", "（丁）"]),
        ("one two three", ["one two", "three"]),
        ("甲1234567890乙", ["甲", "1234567890", "乙"]),
        ("", []),
    ],
)
def test_lines_break_where_a_reader_would(text: str, lines: list[str]) -> None:
    assert list(wrapped(text, 8)) == lines


# Interrupted


def test_an_interrupt_waits_for_what_was_begun() -> None:
    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        pytest.skip("this process is deaf to interrupts")
    done = []

    def begun() -> None:
        signal.raise_signal(signal.SIGINT)
        done.append("whole")

    with pytest.raises(KeyboardInterrupt), Interrupts() as interrupts, interrupts.deferred():
        begun()
    assert done == ["whole"]
    with pytest.raises(KeyboardInterrupt), Interrupts():
        begun()
    assert done == ["whole"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


WRITES = """
import sys
from lawlint.cli.interrupts import Interrupts
try:
    with Interrupts() as interrupts, interrupts.deferred():
        sys.stdout.write("x" * 400_000)
except KeyboardInterrupt:
    sys.exit(130)
"""


@unix
def test_an_interrupt_cuts_no_unbuffered_write_short() -> None:
    heard = signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background is started deaf to it
    process = subprocess.Popen([sys.executable, "-u", "-c", WRITES], stdout=subprocess.PIPE)
    signal.signal(signal.SIGINT, heard)
    assert process.stdout is not None
    select.select([process.stdout], [], [])  # the pipe holds less than is being written
    process.send_signal(signal.SIGINT)
    written, _ = process.communicate(timeout=60)
    assert (len(written), process.returncode) == (400_000, 130)


@unix
@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("everyone", [False, True], ids=["the main process", "all processes"])
def test_what_was_found_before_an_interrupt_is_reported_completely(tmp_path: Path, jobs: str, everyone: bool) -> None:
    for n in range(600):
        (tmp_path / f"{n:03}.md").write_text(LONG * 40, encoding="utf-8")
    heard = signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background is started deaf to it
    outputs = [arg for form in ("sarif", "junit", "text") for arg in ("--output", f"{form}:{tmp_path / form}")]
    process = spawn("check", str(tmp_path), "--format", "json", "--jobs", jobs, *outputs, group=True)
    signal.signal(signal.SIGINT, heard)
    assert process.stdout is not None
    begun = b""
    while b'"path"' not in begun:
        begun += os.read(process.stdout.fileno(), 65536)
    os.killpg(process.pid, signal.SIGINT) if everyone else process.send_signal(signal.SIGINT)
    rest, err = process.communicate(timeout=60)
    assert process.returncode == 130, err
    files = json.loads(begun + rest)["files"]
    assert 0 < len(files) < 600
    assert err.decode() == f"lawlint: 已中断：600 个文件中检查了 {len(files)} 个\n"
    (run,) = json.loads((tmp_path / "sarif").read_bytes())["runs"]
    assert len(run["results"]) == sum(len(file["findings"]) for file in files) > 0
    assert len(ElementTree.parse(tmp_path / "junit").getroot()) == len(files)
    assert (tmp_path / "text").read_text("utf-8").splitlines()[-1].startswith(f"{len(files)} 个文件：")
    assert not [path for path in tmp_path.iterdir() if path.suffix == ".tmp"]
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)  # the workers have ended


# At a terminal


class Terminal:
    """A pseudo-terminal of some width that a program's streams can be."""

    def __init__(self, width: int) -> None:
        import fcntl
        import pty
        import struct
        import termios

        self.master, self.slave = pty.openpty()
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, width, 0, 0))
        self.shown = b""
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        try:
            while chunk := os.read(self.master, 65536):
                self.shown += chunk
        except OSError:
            pass  # the other end is closed

    def text(self) -> str:
        """All that was shown."""
        os.close(self.slave)
        self._reader.join(10)
        return self.shown.decode("utf-8")


def at_a_terminal(*args: str, cwd: Path, width: int = 60, errors: bool = False, **environment: str) -> str:
    """What a terminal shows of standard output (or of standard error only)."""
    terminal = Terminal(width)
    env = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "CI")}
    env |= {"PYTHONPATH": str(Path(__file__).parents[1]), "TERM": "xterm-256color", "LANG": "zh_CN.UTF-8"} | environment
    subprocess.run(
        [sys.executable, "-m", "lawlint", *args],
        cwd=cwd, env=env, check=False, stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL if errors else terminal.slave, stderr=terminal.slave,
    )  # fmt: skip
    return terminal.text()


def plain(shown: str) -> list[str]:
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown).replace("\r", "").splitlines()


@unix
def test_a_terminal_has_colours_and_a_width(tmp_path: Path) -> None:
    (tmp_path / "long.md").write_text(LONG, encoding="utf-8")
    shown = at_a_terminal("check", "long.md", "--explain", cwd=tmp_path)
    assert "\x1b[1;33m警告\x1b[0m" in shown
    lines = [line for line in plain(shown) if line.startswith("  ")]
    assert max(map(columns, lines)) in range(50, 61)
    narrow = at_a_terminal("check", "long.md", "--explain", cwd=tmp_path, COLUMNS="44")
    assert max(columns(line) for line in plain(narrow) if line.startswith("    ")) <= 44
    assert "\x1b[" not in at_a_terminal("check", "long.md", cwd=tmp_path, NO_COLOR="1", FORCE_COLOR="1")
    assert "\x1b[" not in at_a_terminal("check", "long.md", cwd=tmp_path, TERM="dumb")
    assert "\x1b[" in at_a_terminal("check", "long.md", cwd=tmp_path, TERM="dumb", FORCE_COLOR="1")


def test_width_and_colour_where_there_is_no_terminal(lawlint: Lawlint, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("long.md").write_text(LONG, encoding="utf-8")

    def widest(*args: str) -> int:
        return max(columns(line) for line in lawlint("check", "long.md", *args).out.splitlines() if "│" in line)

    assert widest() in range(80, 101)
    monkeypatch.setenv("COLUMNS", "60")
    assert widest() <= 60
    lawlint("check", "long.md", "--output", "text:out.txt")
    assert max(columns(line) for line in Path("out.txt").read_text("utf-8").splitlines() if "│" in line) > 60
    for nonsense in ("", "0", "wide", "-5"):
        monkeypatch.setenv("COLUMNS", nonsense)
        assert widest() in range(80, 101)
    monkeypatch.setenv("COLUMNS", "3")
    assert widest() < 60
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in lawlint("check", "long.md", "--concise").out
    assert "\x1b[" in lawlint("check", "long.md", "--statistics").out
    assert "\x1b[" not in lawlint("check", "long.md", "--format", "json", "--output", "text:out.txt").out
    assert "\x1b" not in Path("out.txt").read_text("utf-8")


class Screen:
    """A terminal that records what is shown."""

    def __init__(self, tty: bool = True) -> None:
        self.shown, self._tty = "", tty

    def write(self, text: str) -> int:
        self.shown += text
        return len(text)

    def flush(self) -> None:
        pass

    def fileno(self) -> int:
        raise OSError("no file")

    def isatty(self) -> bool:
        return self._tty


@pytest.mark.parametrize(
    ("files", "tty", "environment", "bar"),
    [
        (FEW, True, {}, True),
        (FEW - 1, True, {}, False),
        (FEW, False, {}, False),
        (FEW, True, {"CI": "true"}, False),
        (FEW, True, {"TERM": "dumb"}, False),
    ],
)
def test_a_bar_is_for_long_runs_at_a_terminal(
    monkeypatch: pytest.MonkeyPatch, files: int, tty: bool, environment: dict[str, str], bar: bool
) -> None:
    monkeypatch.setattr(progress, "AFTER", 0.0)
    monkeypatch.setattr(progress, "EVERY", 0.0)
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for key, value in environment.items():
        monkeypatch.setenv(key, value)
    monkeypatch.setattr(sys, "stderr", Screen(tty))
    shown = Bar(files)
    for _ in range(files):
        shown.advance()
    shown.hide()
    screen: Screen = sys.stderr  # type: ignore[assignment]
    assert (f"{files}/{files}" in screen.shown) == bar
    assert bool(screen.shown) == bar


def test_what_is_printed_stands_where_the_bar_was(lawlint: Lawlint, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "AFTER", 0.0)
    monkeypatch.setattr(progress, "EVERY", 0.0)
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")
    for n in range(FEW):
        Path(f"{n:02}.md").write_text(WRONG, encoding="utf-8")
    screen = Screen()
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setattr(sys, "stderr", screen)
    with pytest.raises(SystemExit):
        main(["check", ".", "--concise", "missing.md"])
    assert screen.shown.count("/") > FEW
    lines = re.findall(r"(\n|\x1b\[2K|^)((?:\d\d|wrong)\.md:1:3: 警告|lawlint: missing|\d+ 个文件：)", screen.shown)
    assert len(lines) == FEW + 3
    assert screen.shown.count("\x1b[?25l") == screen.shown.count("\x1b[?25h") > 0
    assert "\x1b[2K18 个文件：" in screen.shown
