"""Suppressions of findings by comments and by the configuration."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from lawlint.cli import main
from lawlint.config import UsageError, settings_for
from lawlint.config.loading import configuration_of
from lawlint.config.settings import Accepted, Settings
from lawlint.linter import Result, lint
from lawlint.reading import decode
from lawlint.rule import Finding
from lawlint.testing import fixed

WRONG = "收到行政复议申请18件，其中撤回2件，撤回率为12.11%。"
ALSO = "云溪市受理申请27件，其中驳回3件，驳回率为12.11%。"
RIGHT = "全年培训执法人员，并组织考试。"
TABLE = "| 指标 | 数量（件） |\n|---|---|\n| 警告 | 120 |\n| 罚款 | 150 |\n| 其他 | 30 |\n| 合计 | 310 |\n"


def checked_text(text: str, name: str = "a.md", **settings: object) -> Result:
    return lint(decode(text.encode(), name), settings=Settings(**settings))  # type: ignore[arg-type]


def lines(result: Result) -> list[tuple[str, int]]:
    """What is found, by code and line."""
    return [(f.code, result.report.source.place(f.span.start).line) for f in result.findings]


def left_out(result: Result) -> list[tuple[str, int, str]]:
    place = result.report.source.place
    return [(f.code, place(f.span.start).line, reason) for f, reason in result.suppressed]


# What a comment says


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("lawlint: ignore NUM014", ""),
        ("lawlint: ignore NUM014 因四舍五入", "因四舍五入"),
        ("lawlint:ignore NUM014：因四舍五入，见附件", "因四舍五入，见附件"),
        ("lawlint：ignore　NUM014，因四舍五入", "因四舍五入"),
        ("Lawlint: Ignore num014 -- rounded by the ministry", "rounded by the ministry"),
        ("lawlint: ignore NUM rounded", "rounded"),
        ("lawlint: ignore TRM009, NUM014 a figure of the ministry", "a figure of the ministry"),
        ("lawlint: ignore DAT、NUM014、TRM（与统计局一致）", "（与统计局一致）"),
        ("lawlint: ignore rate-disagrees-with-counts 与统计局一致", "与统计局一致"),
        ("lawlint: ignore NUM014因四舍五入", "因四舍五入"),
        ("lawlint: ignore all 原文存档", "原文存档"),
        ("lawlint: ignore\n  NUM014\n  因四舍五入", "因四舍五入"),
        ("lawlint: ignore NUM014 GB 8170", "GB 8170"),
    ],
)
def test_rules_and_reason(words: str, reason: str) -> None:
    result = checked_text(f"{WRONG}<!-- {words} -->\n", select=("NUM014", "SUP003"))
    assert (lines(result), left_out(result)) == ([], [("NUM014", 1, reason)])


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("lawlint: ingore NUM014", "not ingore (did you mean ignore?)"),
        ("lawlint: ignore-next-line NUM014", "not ignore-next-line"),
        ("lawlint:", "expected one of ignore, disable, enable, disable-file"),
        ("lawlint ignore NUM014", "no colon"),
        ("lawlint: ignore", "names no rule"),
        ("lawlint: ignore 因四舍五入", "names no rule"),
        ("lawlint: ignore NUM994", "unknown rule: NUM994 (did you mean"),
        ("lawlint: ignore NUM0014", "unknown rule: NUM0014 (did you mean NUM014?)"),
        ("lawlint: ignore because it is rounded", "unknown rule: because"),
        ("lawlint: ignore NUM014, NUM994 因四舍五入", "unknown rule: NUM994"),
        ("lawlint: ignore rate-disagree-with-counts", "did you mean rate-disagrees-with-counts?"),
        ("lawlint: ignore NUM014 rate-disagree-with-counts", "did you mean rate-disagrees-with-counts?"),
        ("lawlint: disable-file SUP", "SUP cannot be ignored this way"),
        ("lawlint: ignore NUM014 malformed-suppression", "malformed-suppression cannot be ignored"),
    ],
)
def test_what_cannot_be_read_is_reported_and_leaves_nothing_out(words: str, fault: str) -> None:
    result = checked_text(f"{WRONG}<!-- {words} -->\n", select=("NUM014", "SUP"))
    assert lines(result) == [("NUM014", 1), ("SUP003", 1)]
    assert fault in result.findings[1].message.en


# Where it holds


@pytest.mark.parametrize(
    ("text", "found", "left"),
    [
        ("{I}\n{W}\n\n{A}\n", [4], [2]),
        ("\n{I}\n\n{W}\n\n{A}\n", [6], [4]),
        ("{R}\n{I}\n{A}\n{W}\n", [4], [3]),
        ("{W} {I}\n\n{A}\n", [3], [1]),
        ("{I} {W}\n\n{A}\n", [3], [1]),
        ("{W}\n\n{I}\n", [1], []),
        ("{I}\n{I}\n{W}\n", [], [3]),
        ("收到行政复议申请18件，{I}\n其中撤回2件，撤回率为12.11%。\n\n{A}\n", [4], [2]),
        ("## {W} {I}\n\n{A}\n", [3], [1]),
        ("{D}\n{W}\n\n{A}\n", [], [2, 4]),
        ("{W}\n\n{D}\n{A}\n{E}\n{R}\n\n二、{W}\n", [1, 8], [4]),
        ("{D}\n{W}\n{E}\n{A}\n", [4], [2]),
        ("{D}\n{W}\n<!-- lawlint: enable -->\n{A}\n{D}\n二、{W}\n", [4], [2, 6]),
        ("{D}\n{W}\n<!-- lawlint: enable DAT -->\n{A}\n", [], [2, 4]),
        ("{W}\n\n{A}\n\n<!-- lawlint: disable-file NUM014 存档 -->\n", [], [1, 3]),
        ("```\n{I}\n```\n{W}\n", [4], []),
        ("    {W} `{I}`\n", [1], []),
        ("---\nkey: 1\n{D}\n---\n{W}\n", [5], []),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_where_it_holds(text: str, found: list[int], left: list[int], end: str) -> None:
    text = text.format(
        W=WRONG, A=ALSO, R=RIGHT, I="<!-- lawlint: ignore NUM014 存档 -->", D="<!-- lawlint: disable NUM014 存档 -->",
        E="<!-- lawlint: enable NUM014 -->",
    )  # fmt: skip
    result = checked_text(text.replace("\n", end), select=("NUM014",))
    assert [line for _, line in lines(result)] == found
    assert left_out(result) == [("NUM014", line, "存档") for line in left]


def test_the_next_table_is_held_whole_and_a_row_alone() -> None:
    assert lines(checked_text(TABLE, select=("TBL",))) == [("TBL003", 6)]
    assert left_out(checked_text(f"<!-- lawlint: ignore TBL 见附表 -->\n\n{TABLE}", select=("TBL",))) == [("TBL003", 8, "见附表")]
    row = TABLE.replace("310 |", "310 <!-- lawlint: ignore TBL 见附表 --> |")
    assert left_out(checked_text(row, select=("TBL",))) == [("TBL003", 6, "见附表")]
    other = TABLE.replace("150 |", "150 <!-- lawlint: ignore TBL 见附表 --> |")
    assert lines(checked_text(other, select=("TBL",))) == [("TBL003", 6)]


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("<p>{W}<!-- lawlint: ignore NUM014 存档 --></p><p>{A}</p>", [2]),
        ("<!-- lawlint: ignore NUM014 存档 --><p>{W}</p><p>{A}</p>", [2]),
        ("<div><p>{W}</p><!-- lawlint: ignore NUM014 存档 -->\n<p>{A}</p></div>", [1]),
        ("<p>{W}</p><!-- lawlint: disable NUM014 存档 --><p>{A}</p><!-- lawlint: enable --><p>二{W}</p>", [1, 3]),
        ("<p>{W}</p><p>{A}</p><!-- lawlint: disable-file NUM014 存档 -->", []),
        ("<pre><!-- lawlint: ignore NUM014 存档 -->{W}\n{A}</pre>", [2]),
        ("<ol><li><!-- lawlint: ignore NUM014 存档 -->{W}</li><li>{A}</li></ol>", [2]),
        ("<script><!-- lawlint: disable-file NUM014 存档 --></script><p>{W}</p>", [1]),
    ],
)
def test_web_pages(page: str, found: list[int]) -> None:
    page = f"<html><head><title>云溪市</title></head><body>{page.format(W=WRONG, A=ALSO)}</body></html>"
    result = checked_text(page, "a.html", select=("NUM014", "SUP"))
    assert lines(result) == [("NUM014", line) for line in found]
    assert {reason for _, _, reason in left_out(result)} <= {"存档"}


def test_tables_of_web_pages() -> None:
    rows = [["指标", "数量（件）"], ["警告", "120"], ["罚款", "150"], ["其他", "30"], ["合计", "310"]]
    directive = "<!-- lawlint: ignore TBL 见附表 -->"

    def found(before: str, in_row: int | None) -> list[tuple[str, int]]:
        cells = ["".join(f"<td>{cell}{directive if n == in_row else ''}</td>" for cell in row) for n, row in enumerate(rows)]
        table = "".join(f"<tr>{row}</tr>" for row in cells)
        return lines(
            checked_text(f"<html><body><p>{RIGHT}</p>{before}<table>{table}</table></body></html>", "a.html", select=("TBL",))
        )

    assert found("", None) == [("TBL003", 6)] == found("", 2)
    assert found(directive, None) == [] == found("", 4)


def word(*paragraphs: str, comments: dict[tuple[int, int], str]) -> bytes:
    """A Word document with comments, each on the paragraphs from one to another."""
    document = Document()
    runs = [document.add_paragraph().add_run(text) for text in paragraphs]
    for (first, last), words in comments.items():
        document.add_comment([runs[first], runs[last]], text=words, author="甲")
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def checked(data: bytes, **settings: object) -> Result:
    return lint(decode(data, "a.docx"), settings=Settings(**settings))  # type: ignore[arg-type]


def test_comments_of_word() -> None:
    select = ("NUM014", "LEF002", "SUP")
    one = checked(word(WRONG, ALSO, comments={(0, 0): "lawlint: ignore NUM014 因四舍五入"}), select=select)
    assert (lines(one), left_out(one)) == ([("NUM014", 2)], [("NUM014", 1, "因四舍五入")])
    both = checked(word(WRONG, RIGHT, ALSO, comments={(0, 2): "lawlint: ignore NUM014 因四舍五入"}), select=select)
    assert (lines(both), [line for _, line, _ in left_out(both)]) == ([], [1, 3])
    remarked = checked(word(RIGHT, WRONG, comments={(0, 0): "数据是否有误？lawlint 也没有提示"}), select=select)
    assert lines(remarked) == [("LEF002", 1), ("NUM014", 2)]
    unused = checked(word(RIGHT, comments={(0, 0): "lawlint：ignore NUM014 因四舍五入"}), select=select)
    assert lines(unused) == [("SUP001", 1)]
    assert unused.findings[0].fix is None


def test_formats_without_comments_have_none() -> None:
    text = f"<!-- lawlint: ignore NUM014 存档 -->\n{WRONG}\n"
    assert lines(checked_text(text, "a.txt", select=("NUM014", "SUP"))) == [("NUM014", 2)]


# Those that do nothing


def test_one_that_leaves_nothing_out_is_reported_and_removed() -> None:
    text = f"{RIGHT} <!-- lawlint: ignore NUM014 存档 -->\n<!-- lawlint: disable TRM 存档 -->\n\n{WRONG}\n"
    result = checked_text(text, select=("NUM014", "TRM", "SUP"))
    assert lines(result) == [("SUP001", 1), ("SUP001", 2), ("NUM014", 4)]
    assert fixed(text, result.findings) == f"{RIGHT}\n\n{WRONG}\n"
    assert {finding.fix.safety.value for finding in result.findings if finding.fix} == {"safe"}


def test_a_rule_that_was_not_asked_leaves_nothing_unused() -> None:
    text = f"{RIGHT}<!-- lawlint: ignore NUM014, TRM 存档 -->\n"
    assert lines(checked_text(text, select=("SUP",))) == []
    assert lines(checked_text(text, ignore=("NUM014",))) == [("SUP001", 1)]
    assert [f.message.zh for f in checked_text(text, ignore=("NUM014",)).findings] == ["TRM 没有忽略任何问题，可以删去"]
    assert lines(checked_text(text.replace("NUM014", "NUM"), select=("NUM014", "SUP"))) == []


def test_the_nearest_is_used() -> None:
    text = f"<!-- lawlint: disable-file NUM014 存档 -->\n\n{WRONG}<!-- lawlint: ignore NUM014 四舍五入 -->\n"
    result = checked_text(text, select=("NUM014", "SUP"))
    assert (left_out(result), lines(result)) == ([("NUM014", 3, "四舍五入")], [("SUP001", 1)])


def test_nothing_ignores_the_rules_about_ignoring() -> None:
    text = f"<!-- lawlint: disable-file all 存档 -->\n{RIGHT}<!-- lawlint: ignore NUM014 -->\n<!-- lawlint: enable -->\n"
    result = checked_text(text)
    assert lines(result) == [("SUP001", 1), ("SUP001", 2), ("SUP001", 3)]


# The configuration


def fingerprint(text: str, name: str = "a.txt") -> str:
    (finding,) = checked_text(text, name, select=("NUM014",)).findings
    return finding.fingerprint


def test_a_reason_may_be_asked_for() -> None:
    text = f"{WRONG}<!-- lawlint: ignore NUM014 -->\n\n{ALSO}<!-- lawlint: ignore NUM014 存档 -->\n"
    result = checked_text(text, select=("NUM014", "SUP"), require_reasons=True)
    assert lines(result) == [("NUM014", 1), ("SUP002", 1)]
    assert left_out(result) == [("NUM014", 3, "存档")]


def test_a_fingerprint_in_the_configuration() -> None:
    row = Accepted(fingerprint(WRONG), "四舍五入")
    for text in (f"{RIGHT}\n{WRONG}\n", f"{WRONG}\n{RIGHT}\n"):
        result = checked_text(text, "b.txt", select=("NUM014", "SUP"), accepted=(row,))
        assert [(code, reason) for code, _, reason in left_out(result)] == [("NUM014", "四舍五入")]
    changed = checked_text(WRONG.replace("12.11", "12.12"), "b.txt", select=("NUM014", "SUP"), accepted=(row,))
    assert lines(changed) == [("NUM014", 1)]
    expected = checked_text(
        WRONG.replace("12.11", "11.11"), "b.txt", select=("NUM014", "SUP"), accepted=(row._replace(expected=True),)
    )
    assert lines(expected) == [("SUP001", 1)]
    assert row.fingerprint in expected.findings[0].message.zh
    assert lines(checked_text(RIGHT, "b.txt", select=("SUP",), accepted=(row._replace(expected=True),))) == []


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], None]:
    """Write a file under the working directory, which is a fresh one."""
    monkeypatch.chdir(tmp_path)
    for name in ("_nearest", "load"):
        configuration_of.__globals__[name].cache_clear()

    def write(name: str, text: str) -> None:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")

    return write


def test_rows_hold_for_the_paths_they_name(write: Callable[[str, str], None]) -> None:
    row = '[[suppress]]\nfingerprint = "NUM014-{}"\nreason = "存档"\n'
    one, two, three = (letter * 16 for letter in "abc")
    write("house.toml", row.format(one))
    write(
        "lawlint.toml",
        'extends = "house.toml"\nrequire-reasons = true\n'
        f'{row.format(two)}path = "2024/*.txt"\n{row.format(three)}path = "2024/a.txt"\n',
    )

    def rows(path: str) -> list[tuple[str, bool]]:
        return [(row.fingerprint[-1], row.expected) for row in settings_for(Path(path)).accepted]

    assert rows("2024/a.txt") == [("a", False), ("b", False), ("c", True)]
    assert rows("2024/b.txt") == [("a", False), ("b", False)]
    assert rows("a.txt") == [("a", False)]
    assert settings_for(Path("a.txt")).require_reasons


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        ('fingerprint = "NUM014"\nreason = "存档"', "lawlint.toml:2:1: suppress.fingerprint: this is no fingerprint"),
        ('fingerprint = "NUM014-0123456789abcdef"', "reason is missing"),
        ('fingerprint = "NUM014-0123456789abcdef"\nreason = ""', "must not be empty"),
    ],
)
def test_rows_that_mean_nothing(row: str, wrong: str, write: Callable[[str, str], None]) -> None:
    write("lawlint.toml", f"[[suppress]]\n{row}\n")
    with pytest.raises(UsageError) as error:
        settings_for(Path("a.txt"))
    assert wrong in error.value.text.en


# What is printed


def test_outputs_leave_them_out_and_count_them(write: Callable[[str, str], None], capsys: pytest.CaptureFixture[str]) -> None:
    write("a.md", f"{WRONG}<!-- lawlint: ignore NUM014 存档 -->\n\n{ALSO}\n")
    for lang, words in (("zh", "警告 1 处（另有 1 处已忽略）"), ("en", "1 warning (1 suppressed)")):
        with pytest.raises(SystemExit) as done:
            main(["check", "a.md", "--lang", lang])
        assert (done.value.code, words in capsys.readouterr().out) == (1, True)
    with pytest.raises(SystemExit) as done:
        main(["check", "a.md", "--format", "json"])
    (file,) = json.loads(capsys.readouterr().out)["files"]
    assert [finding["line"] for finding in file["findings"]] == [3]
    write("a.md", f"{WRONG}<!-- lawlint: ignore NUM014 存档 -->\n")
    with pytest.raises(SystemExit) as done:
        main(["check", "a.md"])
    assert done.value.code == 0


def test_a_finding_is_kept_with_its_reason() -> None:
    (suppressed,) = checked_text(f"{WRONG}<!-- lawlint: ignore NUM014 存档 -->\n").suppressed
    assert isinstance(suppressed.finding, Finding)
    assert (suppressed.finding.code, suppressed.finding.fingerprint[:7], suppressed.reason) == ("NUM014", "NUM014-", "存档")
