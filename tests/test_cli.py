"""The command line: exit codes, streams, options, and what is printed."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import click
import pytest

from lawlint import __version__, registry
from lawlint.cli.options import language
from lawlint.knowledge import tables
from lawlint.registry import all_rules
from lawlint.rule import Rule
from tests.conftest import RIGHT, WRONG, Lawlint, spawn


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (("check", "right.txt"), 0),
        (("check", "wrong.md"), 1),
        (("check", "."), 1),
        (("check", "wrong.md", "--fail-on", "error"), 0),
        (("check", "wrong.md", "--ignore", "TRM"), 0),
        (("check", "wrong.md", "--select", "NUM"), 0),
        (("check", "wrong.md", "--severity", "error"), 1),
        (("check", "missing.md"), 2),
        (("check", "missing.md", "right.txt"), 2),
        (("check",), 2),
        (("check", "--format", "xml", "right.txt"), 2),
        (("check", "--profile", "nonesuch", "right.txt"), 2),
        (("check", "--select", "NONE", "right.txt"), 2),
        (("claims", "wrong.md"), 0),
        (("claims", "missing.md"), 2),
        (("claims", "--uncovered", "wrong.md"), 0),
        (("figures", "wrong.md"), 0),
        (("figures", "--format", "csv", "."), 0),
        (("figures", "missing.md"), 2),
        (("tree", "right.txt"), 0),
        (("tree", "missing.md"), 2),
        (("rules",), 0),
        (("rule", "TRM009"), 0),
        (("rule", "NONE"), 2),
        (("nonesuch",), 2),
        (("--version",), 0),
        (("--help",), 0),
    ],
)
def test_exit_codes(lawlint: Lawlint, args: tuple[str, ...], code: int) -> None:
    done = lawlint(*args)
    assert done.code == code, done.err
    assert "Traceback" not in done.err
    assert bool(done.err) == (code == 2)


def test_a_finding_for_people(lawlint: Lawlint) -> None:
    assert lawlint("check", "wrong.md").out == (
        "wrong.md:1:3: 警告 TRM009 wrong-fixed-term\n"
        "  “公开竞争审查”应为“公平竞争审查”（公平竞争审查条例）\n"
        "  1 │ 完善公开竞争审查制度，行政复议3件。\n"
        "    │     ^^^^^^^^^^^^\n"
        "\n"
        "1 个文件：警告 1 处；0 项关系复核一致，0 项不符；1 个数字：0 个已复算，0 个仅有上下限\n"
    )


def test_in_english(lawlint: Lawlint) -> None:
    done = lawlint("check", "wrong.md", "--lang", "en")
    assert done.out.startswith("wrong.md:1:3: warning TRM009 wrong-fixed-term\n")
    assert done.out.endswith("1 file: 1 warning; 0 relations hold, 0 wrong; 1 figures: 0 re-computed, 0 only bounded\n")


def test_claims_for_people(lawlint: Lawlint) -> None:
    out = lawlint("claims", "right.txt").out
    assert "  ✓    1  2 ÷ 18 = 11.11%\n          收到行政复议申请18件，其中撤回2件，撤回率为11.11%。\n" in out
    assert out.endswith("；3 个数字：3 个已复算，0 个仅有上下限\n")


def test_uncovered_in_place(lawlint: Lawlint) -> None:
    assert (
        "    1 │ 完善公开竞争审查制度，行政复议3件。\n      │                               ~~~\n"
        in lawlint("claims", "--uncovered", "wrong.md").out
    )
    assert "~" not in lawlint("claims", "--uncovered", "right.txt").out


def test_why_shows_what_the_judge_withholds(lawlint: Lawlint, tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("受理申请120件，其中予以公开60件，不予公开33件。", encoding="utf-8")
    out = lawlint("claims", "--why", "--lang", "en", str(draft)).out
    assert "  ?    1  60 + 33 = 93, the text has 120\n" in out
    assert "sum.list: the words tie the figures too loosely to contradict (tie OPEN, readings 1, digits 3," in out
    assert "  ?" not in lawlint("claims", "--lang", "en", str(draft)).out


def test_uncovered_as_json(lawlint: Lawlint) -> None:
    wrong, right = lawlint("claims", "--uncovered", "--format", "json", "wrong.md", "right.txt").files
    assert [figure["text"] for figure in wrong["uncovered"]] == ["3件"]
    assert right["uncovered"] == []


def test_figures_for_people(lawlint: Lawlint) -> None:
    out = lawlint("figures", "right.txt").out
    assert "  ✓ 1  18件    收到行政复议申请\n  ✓ 1  2件     撤回\n  ✓ 1  11.11%  撤回率\n" in out


def test_figures_as_json(lawlint: Lawlint) -> None:
    (file,) = lawlint("figures", "--format", "json", "right.txt").files
    assert file["values"][0] == {
        "text": "18件", "low": 18, "high": 18, "unit": "件", "subject": "收到行政复议申请", "cue": "plain",
        "period": {"text": "", "where": ""}, "scope": {"text": "", "where": ""}, "section": [], "cover": "equality",
        "start": 8, "end": 11, "line": 1, "column": 9, "end_line": 1, "end_column": 12,
    }  # fmt: skip


def test_figures_as_csv(lawlint: Lawlint) -> None:
    rows = list(csv.DictReader(io.StringIO(lawlint("figures", "--format", "csv", "wrong.md", "right.txt").out)))
    assert [(row["path"], row["text"], row["low"], row["subject"]) for row in rows] == [
        ("wrong.md", "3件", "3", "行政复议"), ("right.txt", "18件", "18", "收到行政复议申请"), ("right.txt", "2件", "2", "撤回"),
        ("right.txt", "11.11%", "0.11105", "撤回率"),
    ]  # fmt: skip


def test_check_as_json(lawlint: Lawlint) -> None:
    done = lawlint("check", "--format", "json", "wrong.md", "right.txt")
    assert json.loads(done.out)["version"] == __version__
    wrong, right = done.files
    assert wrong["path"] == "wrong.md"
    assert right["path"] == "right.txt"
    assert {k: right[k] for k in ("profile", "findings", "figures", "covered", "bounded")} == {
        "profile": "general", "findings": [], "figures": 3, "covered": 3, "bounded": 0,
    }  # fmt: skip
    assert right["claims"]["consistent"] >= 1
    (finding,) = wrong["findings"]
    assert finding.pop("message").startswith("“公开竞争审查”应为")
    assert finding.pop("fix")["edits"] == [{"start": 2, "end": 8, "text": "公平竞争审查"}]
    assert finding.pop("fingerprint").startswith("TRM009-")
    assert finding == {
        "code": "TRM009", "name": "wrong-fixed-term", "severity": "warning", "start": 2, "end": 8,
        "line": 1, "column": 3, "end_line": 1, "end_column": 9, "related": [],
    }  # fmt: skip


def test_claims_as_json(lawlint: Lawlint) -> None:
    (file,) = lawlint("claims", "--format", "json", "right.txt").files
    assert set(file) == {"path", "figures", "covered", "bounded", "claims"}
    (share,) = [claim for claim in file["claims"] if claim["kind"] == "share"]
    assert (share["verdict"], share["formula"]) == ("consistent", "2 ÷ 18 = 11.11%")
    assert {"role": "part", "start": 16, "end": 18, "text": "2件", "low": 2, "high": 2, "unit": "件"} in share["operands"]
    (rate,) = [operand for operand in share["operands"] if operand["role"] == "rate"]
    assert (rate["low"], rate["high"]) == (0.11105, 0.11115)


def test_the_order_is_that_of_the_command_line(lawlint: Lawlint) -> None:
    for n in range(30):
        Path(f"{n}.md").write_text(WRONG if n % 3 else RIGHT, encoding="utf-8")
    names = [f"{n}.md" for n in reversed(range(30))]
    one = lawlint("check", "--format", "json", "--jobs", "1", *names)
    assert [file["path"] for file in one.files] == names
    assert lawlint("check", "--format", "json", "--jobs", "2", *names) == one
    assert lawlint("check", "--jobs", "2", *names) == lawlint("check", "--jobs", "1", *names)


def test_standard_input(lawlint: Lawlint) -> None:
    assert lawlint("check", "-", stdin=WRONG.encode()).out.startswith("-:1:3: ")
    done = lawlint("check", "--stdin-filename", "草稿.md", "right.txt", "-", "--format", "json", stdin=WRONG.encode("gb18030"))
    assert [file["path"] for file in done.files] == ["right.txt", "草稿.md"]
    assert done.err == "lawlint: 草稿.md: 按 gb18030 编码读取\n"


def test_standard_input_is_of_the_format_that_its_name_says(lawlint: Lawlint) -> None:
    table = "项目,合计,基本支出,项目支出\n合计,300,180,120\n教育,200,120,80\n卫生,100,50,40\n".encode("gb18030")
    found = lawlint("check", "-", "--stdin-filename", "收支.csv", "--format", "json", stdin=table).files[0]["findings"]
    assert {(finding["code"], finding["row"]) for finding in found} == {("TBL003", 2), ("TBL003", 4)}
    (text,) = lawlint("tree", "-", "--stdin-filename", "收支.csv", "--text", stdin=table).out.splitlines()[-1:]
    assert text == "卫生|100|50|40"


def test_standard_input_that_is_not_what_its_name_says(lawlint: Lawlint) -> None:
    pytest.importorskip("lxml", reason="Word documents are read with lxml")
    for verb in "check", "tree":
        done = lawlint(verb, "-", "--stdin-filename", "草稿.docx", stdin=WRONG.encode())
        assert (done.code, done.err) == (2, "lawlint: 草稿.docx: 不是 Word 文档（.docx）\n")


def test_another_encoding_is_reported(lawlint: Lawlint) -> None:
    Path("wrong.md").write_bytes(WRONG.encode("gb18030"))
    done = lawlint("check", "wrong.md")
    assert (done.code, done.err) == (1, "lawlint: wrong.md: 按 gb18030 编码读取\n")


def test_other_formats_are_refused_by_name_and_passed_over_in_a_folder(lawlint: Lawlint) -> None:
    Path("scan.ofd").write_bytes(b"PK\3\4")
    Path("blob.txt").write_bytes(b"\0\1\2")
    assert lawlint("check", "scan.ofd").code == 2
    assert lawlint("check", "blob.txt").code == 2
    done = lawlint("check", ".", "--ignore", "TRM")
    assert done.code == 0
    assert "blob.txt: 不是 UTF-8 或 GB 18030 文本" in done.err
    assert "略过 1 个尚不能读取的文件（.ofd），请另存为 .pdf" in done.err


def test_an_empty_folder_says_so(lawlint: Lawlint) -> None:
    Path("empty").mkdir()
    done = lawlint("check", "empty", "--format", "json")
    assert (done.code, done.files) == (0, [])
    assert done.err == "lawlint: 没有可检查的文件\n"


def test_a_rule_that_raises_is_named_and_the_rest_goes_on(lawlint: Lawlint, monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken(Rule):
        code, severity, title = "AAA001", all_rules()[0].severity, all_rules()[0].title

        def check(self, report: Any) -> Any:
            if report.source.path == "right.txt":
                raise ValueError("oops")
            return ()

    rules = (Broken(), *all_rules())
    monkeypatch.setattr("lawlint.registry.all_rules", lambda: rules)
    monkeypatch.setattr("lawlint.config.settings.selected_rules", lambda select, ignore: rules)
    done = lawlint("check", "right.txt", "wrong.md", "--format", "json")
    assert done.code == 2
    assert [len(file["findings"]) for file in done.files] == [0, 1]
    assert done.err.startswith(
        "lawlint: right.txt: 规则 AAA001 broken 内部错误，本文件未用此规则：ValueError: oops (test_cli.py:"
    )
    assert "Traceback" not in done.err


def test_two_rules_of_one_code_are_a_usage_error(lawlint: Lawlint, monkeypatch: pytest.MonkeyPatch) -> None:
    def clash() -> None:
        raise registry.RegistryError("a.B and c.D are both NUM001")

    monkeypatch.setattr("lawlint.registry.all_rules", clash)
    done = lawlint("rules")
    assert (done.code, done.err) == (2, "lawlint: a.B and c.D are both NUM001\n")


def test_rules(lawlint: Lawlint) -> None:
    lines = lawlint("rules").out.splitlines()
    assert len(lines) == len(all_rules())
    assert "TRM009  警告  固定术语误写" in "\n".join(lines)
    known = json.loads(lawlint("rules", "--format", "json", "--lang", "en").out)["rules"]
    assert {"code", "name", "severity", "title", "source"} == set(known[0])


def test_knowledge_shows_what_each_table_holds_and_how_old_it_is(lawlint: Lawlint) -> None:
    lines = lawlint("rules", "--knowledge").out.splitlines()
    assert len(lines) == len(tables())
    (laws,) = (line for line in lines if line.startswith("lawlint/knowledge/repealed.toml"))
    about = next(about for about in tables() if about.file.endswith("/repealed.toml"))
    assert laws.split("  ")[-1].strip() == about.holds["zh"]
    assert f"截至{about.as_of}" in laws
    known = json.loads(lawlint("rules", "--knowledge", "--format", "json", "--lang", "en").out)["knowledge"]
    assert [row["file"] for row in known] == [about.file for about in tables()]
    for row, about in zip(known, tables(), strict=True):
        assert row == {
            "file": about.file,
            "holds": about.holds["en"],
            "rows": about.rows,
            "as_of": about.as_of.isoformat(),
            "age": (date.today() - about.as_of).days,
        }


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_rule_explains_itself(lawlint: Lawlint, rule: Rule, lang: str) -> None:
    out = lawlint("rule", rule.name(), "--lang", lang).out
    assert out.startswith(f"# {rule.code} {rule.title.in_(lang)}\n")
    for example in rule.examples:
        for span in example.spans:
            assert example.plain[span.start : span.end].split("\n")[0][:8] in out


def test_tree(lawlint: Lawlint) -> None:
    assert "plain 18件 · among:plain 2件 · among:rate 11.11%" in lawlint("tree", "--runs", "right.txt").out
    tree = json.loads(lawlint("tree", "--format", "json", "right.txt").out)
    (paragraph,) = tree["body"]["children"]
    assert RIGHT[paragraph["start"] : paragraph["end"]] == RIGHT.strip()
    Path("crlf.txt").write_bytes("\ufeff一\r\n二\r\n".encode())
    assert lawlint("tree", "--text", "crlf.txt").out == "一\r\n二\r\n"


@pytest.mark.parametrize(
    ("environment", "lang"),
    [
        ({}, "zh"),
        ({"LANG": "C"}, "zh"),
        ({"LANG": "C.UTF-8"}, "zh"),
        ({"LANG": "POSIX"}, "zh"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "de_DE"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_CN"}, "zh"),
        ({"LC_ALL": "en_GB.UTF-8", "LANG": "zh_CN"}, "en"),
    ],
)
def test_the_language_follows_the_locale(environment: dict[str, str], lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for key in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(key, raising=False)
    for key, value in environment.items():
        monkeypatch.setenv(key, value)
    assert language() == lang


def test_colours_are_for_terminals(lawlint: Lawlint, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" not in lawlint("check", "wrong.md").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    assert "\x1b[" in lawlint("check", "wrong.md").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in lawlint("check", "wrong.md").out


def test_standard_output_is_utf8_whatever_the_locale() -> None:
    out, err = spawn("check", "-", LANG="C", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0").communicate(WRONG.encode())
    assert "公平竞争审查" in out.decode("utf-8")
    assert err == b""


@pytest.mark.parametrize(
    ("args", "zh", "en"),
    [
        (("check", "--foramt", "json", "."), "没有选项 --foramt（是否指 --format？）", "No such option '--foramt'"),
        (("check", "--format", "xml", "."), "选项 --format 只能是 text、concise、", "Invalid value for '--format'"),
        (("check", "--jobs", "0", "."), "选项 --jobs 应为不小于 1 的整数", "Invalid value for '--jobs'"),
        (("check", ".", "--output"), "选项 --output 缺少值", "Option '--output' requires an argument"),
        (("check",), "缺少参数 PATHS", "Missing argument 'PATHS...'"),
        (("chekc",), "没有命令 chekc", "No such command 'chekc'"),
        (
            ("check", "--concise", "--format", "json", "."),
            "--concise 与 --format json 不能同用",
            "--concise and --format json exclude each other",
        ),
        (("check", ".", "--select", "NOPE"), "没有这个规则：NOPE", "unknown rule: NOPE"),
        (("check", ".", "--output", "json"), "--output json：应写作", "--output json: write FORMAT:FILE"),
    ],
)
def test_usage_errors_are_in_the_language_asked_for(
    lawlint: Lawlint, monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...], zh: str, en: str
) -> None:
    monkeypatch.setattr(sys, "argv", ["lawlint"])
    done = lawlint(*args)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"lawlint: {zh}")
    command, *rest = args
    assert lawlint(command, "--lang=en", *rest).err.startswith(f"lawlint: {en}")
    assert lawlint(command, "--lang", "en", *rest).err.startswith(f"lawlint: {en}")
    monkeypatch.setenv("LAWLINT_LANG", "en")
    assert lawlint(*args).err.startswith(f"lawlint: {en}")


def test_a_command_misspelt_is_reported_the_nearest(lawlint: Lawlint, monkeypatch: pytest.MonkeyPatch) -> None:
    if not hasattr(click.exceptions, "NoSuchCommand"):
        pytest.skip("this click tells no near commands")
    monkeypatch.setattr(sys, "argv", ["lawlint"])
    for args, near in ((("chekc",), "check"), (("baseline", "wirte"), "write")):
        assert f"（是否指 {near}？）" in lawlint(*args).err
        assert f"Did you mean '{near}'?" in lawlint(*args, "--lang=en").err


@pytest.mark.parametrize(
    ("variable", "value", "zh", "en"),
    [
        ("LAWLINT_FAIL_ON", "eror", "环境变量 LAWLINT_FAIL_ON 只能是 info、", "Invalid value for LAWLINT_FAIL_ON: 'eror'"),
        ("LAWLINT_JOBS", "all", "环境变量 LAWLINT_JOBS 应为不小于 1 的整数", "Invalid value for LAWLINT_JOBS: 'all'"),
    ],
)
def test_a_wrong_variable_is_reported_by_its_name(
    lawlint: Lawlint, monkeypatch: pytest.MonkeyPatch, variable: str, value: str, zh: str, en: str
) -> None:
    monkeypatch.setattr(sys, "argv", ["lawlint"])
    monkeypatch.setenv(variable, value)
    assert lawlint("check", "right.txt").err.startswith(f"lawlint: {zh}")
    assert lawlint("check", "--lang=en", "right.txt").err.startswith(f"lawlint: {en}")
    option = variable.removeprefix("LAWLINT_").lower().replace("_", "-")
    assert f"选项 --{option} " in lawlint("check", f"--{option}", value, "right.txt").err


def test_concise_wins_over_the_format_of_the_environment(lawlint: Lawlint, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAWLINT_FORMAT", "json")
    assert lawlint("check", "--concise", "wrong.md").out.startswith("wrong.md:1:")


def test_help_is_in_the_language_asked_for() -> None:
    for args, heading in ((("check", "-h"), "用法："), (("check", "-h", "--lang", "en"), "Usage:"), ((), "用法：")):
        out = b"".join(spawn(*args, LANG="zh_CN.UTF-8", LC_ALL="zh_CN.UTF-8").communicate()).decode()
        assert out.startswith(heading)
        assert ("显示帮助并退出" in out) == (heading == "用法：")


def test_a_format_of_another_command_is_ignored(lawlint: Lawlint, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAWLINT_FORMAT", "sarif")
    assert '"$schema"' in lawlint("check", "right.txt").out
    assert lawlint("claims", "right.txt").out.startswith("right.txt\n")
    monkeypatch.setenv("LAWLINT_FORMAT", "json")
    assert lawlint("claims", "right.txt").files
    monkeypatch.setenv("LAWLINT_FORMAT", "nonesuch")
    assert lawlint("claims", "right.txt").code == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_no_finding() -> None:
    command = [sys.executable, "-m", "lawlint", "check", "--lang", "en", "examples"]
    with open("/dev/full", "w") as full:
        done = subprocess.run(command, cwd=Path(__file__).parents[1], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr.splitlines()) == (2, ["lawlint: cannot read or write: No space left on device"])


def test_a_mistake_of_lawlint_is_no_finding(lawlint: Lawlint, monkeypatch: pytest.MonkeyPatch) -> None:
    def oops(*_: object) -> None:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr("lawlint.files.drafts", oops)
    done = lawlint("check", "right.md")
    assert done.code == 2
    assert done.err.startswith("Traceback")
    assert done.err.endswith("ZeroDivisionError: oops\n")


def test_a_closed_pipe_is_no_error() -> None:
    process = spawn("rules")
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    process.wait()


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_an_interrupt_ends_quietly() -> None:
    heard = signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background is started deaf to it
    process = spawn("check", "-", LC_ALL="C")
    signal.signal(signal.SIGINT, heard)
    assert process.stdin is not None
    process.stdin.write(b"\n" * (1 << 20))  # more than a pipe holds: it is being read when this returns
    process.stdin.flush()
    process.send_signal(signal.SIGINT)
    _, err = process.communicate()
    assert process.returncode == 130
    assert "已中断" in err.decode()
    assert b"Traceback" not in err


def test_a_start_loads_little() -> None:
    code = (
        "import sys, lawlint; print(*sorted(m for m in sys.modules if m.split('.')[0] in ('lark', 'click', 'rich', 'lawlint')))"
    )
    out = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=Path(__file__).parents[1], check=True
    ).stdout
    assert out.split() == ["lawlint", "lawlint.grammar", "lawlint.rules"]


def test_a_run_needs_neither_lark_nor_toml(tmp_path: Path) -> None:
    """Its tables are made when lawlint is installed."""
    code = """
import sys
from lawlint.cli import main
try:
    main(["check", "-"])
finally:
    print(*sorted({module.split(".")[0] for module in sys.modules} & {"lark", "tomllib", "zipfile"}))
"""
    command, env = [sys.executable, "-c", code], os.environ | {"XDG_CACHE_HOME": str(tmp_path)}
    for _ in range(2):
        done = subprocess.run(command, input=WRONG.encode(), capture_output=True, cwd=tmp_path, env=env, check=False)
        assert done.returncode == 1, done.stderr
    assert done.stdout.decode().splitlines()[-1] == ""


def test_a_plain_run_needs_no_rich() -> None:
    code = """
import sys
from lawlint.cli import main
try:
    main(["check", "-"])
finally:
    print([module for module in sys.modules if module.split(".")[0] in ("rich", "pathspec", "concurrent")])
"""
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, input=WRONG.encode(), capture_output=True, cwd=Path(__file__).parents[1], check=False)
    assert done.stdout.decode().splitlines()[-1] == "[]"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_script_completes_commands_and_options(shell: str) -> None:
    if shell == "bash" and shutil.which("bash") is None:
        pytest.skip("needs bash")

    def lawlint(**env: str) -> str:
        command = [sys.executable, "-m", "lawlint"]
        return subprocess.run(
            command, env=os.environ | env, cwd=Path(__file__).parents[1], capture_output=True, encoding="utf-8", check=True
        ).stdout

    assert f"_LAWLINT_COMPLETE={shell}_complete" in lawlint(_LAWLINT_COMPLETE=f"{shell}_source")
    typed = {"COMP_WORDS": "lawlint check --sev", "COMP_CWORD": "--sev" if shell == "fish" else "2"}
    assert "--severity" in lawlint(_LAWLINT_COMPLETE=f"{shell}_complete", **typed)
