"""``check --fix`` and ``--diff``: what is written, what is printed, and the exit codes."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from lawlint import fixing
from lawlint.cli import main
from lawlint.linter import Result, lint
from tests.conftest import Done, Lawlint
from tests.reading.test_docx import p, package

SAFE = "云溪市人民政府关于2023年度法治政府建设工作情况的报告\n一、主要举措\n印发规定3件。\n云溪市人民政府\n2024年01月26日\n"
SAFE_FIXED = SAFE.replace("01月", "1月")
OFFERED = "完善公开竞争审查制度。\n"
OFFERED_FIXED = "完善公平竞争审查制度。\n"
FIGURE = "收到行政复议申请18件，其中撤回2件，撤回率为12.11%。\n"


@pytest.fixture
def lawlint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Lawlint:
    """Run a command line in a folder with ``safe.md`` and ``offered.txt``."""
    (tmp_path / "safe.md").write_text(SAFE, encoding="utf-8")
    (tmp_path / "offered.txt").write_text(OFFERED, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for key in ("LC_ALL", "LC_MESSAGES", "FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(key, raising=False)
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")

    def run(*args: str, stdin: bytes = b"") -> Done:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as done:
            main(args)
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        return Done(int(done.value.code or 0), out.decode(), err.decode())

    return run


# Files


def test_safe_fixes_are_written(lawlint: Lawlint) -> None:
    done = lawlint("check", "--fix", ".")
    assert Path("safe.md").read_text(encoding="utf-8") == SAFE_FIXED
    assert Path("offered.txt").read_text(encoding="utf-8") == OFFERED
    assert "2 个文件：已修正 1 处，警告 1 处" in done.out
    assert done.code == 1, "a finding remains"


def test_the_name_may_be_as_long_as_names_can_be(lawlint: Lawlint) -> None:
    long = Path("云" * 84 + ".md")  # 255 bytes
    long.write_text(SAFE, encoding="utf-8")
    assert lawlint("check", "--fix", str(long)).code == 0
    assert long.read_text(encoding="utf-8") == SAFE_FIXED


def test_suggested_ones_too(lawlint: Lawlint) -> None:
    done = lawlint("check", "--fix", "--unsafe-fixes", ".")
    assert Path("offered.txt").read_text(encoding="utf-8") == OFFERED_FIXED
    assert "2 个文件：已修正 2 处，未发现其他问题" in done.out
    assert done.code == 0
    assert lawlint("check", "--fix", "--lang", "en", ".").out.startswith("2 files: nothing found")


def test_unsafe_fixes_alone_are_a_mistake(lawlint: Lawlint) -> None:
    done = lawlint("check", "--unsafe-fixes", ".")
    assert (done.code, Path("offered.txt").read_text(encoding="utf-8")) == (2, OFFERED)
    assert "--fix" in done.err


def test_without_the_option_nothing_is_written(lawlint: Lawlint) -> None:
    assert lawlint("check", ".").code == 1
    assert Path("safe.md").read_text(encoding="utf-8") == SAFE


def test_json_counts_what_was_fixed(lawlint: Lawlint) -> None:
    files = lawlint("check", "--fix", "--format", "json", "safe.md", "offered.txt").files
    assert [(file["fixed"], [f["code"] for f in file["findings"]]) for file in files] == [(1, []), (0, ["TRM009"])]
    assert "fixed" not in lawlint("check", "--format", "json", "safe.md").files[0]


def test_a_file_without_fixes_is_not_touched(lawlint: Lawlint) -> None:
    Path("figure.txt").write_text(FIGURE, encoding="utf-8")
    before = os.stat("figure.txt")
    assert lawlint("check", "--fix", "--unsafe-fixes", "figure.txt").code == 1
    assert os.stat("figure.txt") == before


def test_many_files_in_several_processes(lawlint: Lawlint) -> None:
    for n in range(20):
        Path(f"{n}.txt").write_text(OFFERED, encoding="utf-8")
    assert "已修正 21 处" in lawlint("check", "--fix", "--unsafe-fixes", "--jobs", "2", "--select", "TRM009", ".").out
    assert all(Path(f"{n}.txt").read_text(encoding="utf-8") == OFFERED_FIXED for n in range(20))


def test_a_file_that_changes_during_the_run(lawlint: Lawlint, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(*args: object) -> Result:
        Path("safe.md").write_text("别人刚写的。\n", encoding="utf-8")
        return lint(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(fixing, "lint", slow)
    done = lawlint("check", "--fix", "safe.md")
    assert (done.code, Path("safe.md").read_text(encoding="utf-8")) == (2, "别人刚写的。\n")
    assert "文件在检查期间被改动" in done.err
    assert "已修正" not in done.out


def test_word_documents(lawlint: Lawlint) -> None:
    pytest.importorskip("lxml", reason="reading .docx needs lxml")
    Path("a.docx").write_bytes(package(p("完善公开竞争审查制度。")))
    done = lawlint("check", "--fix", "--unsafe-fixes", "a.docx")
    assert (done.code, lawlint("tree", "--text", "a.docx").out) == (0, OFFERED_FIXED)


def test_other_formats_are_reported(lawlint: Lawlint) -> None:
    Path("a.csv").write_text("制度\n完善公开竞争审查制度。\n", encoding="utf-8")
    done = lawlint("check", "--fix", "--unsafe-fixes", "a.csv")
    assert (done.code, Path("a.csv").read_text(encoding="utf-8")) == (1, "制度\n完善公开竞争审查制度。\n")
    assert "a.csv: 1 处未修正（2:3 TRM009）：不能写回 .csv 文件" in done.err
    assert "TRM009" in done.out


def test_what_is_suppressed_is_not_fixed_and_what_suppresses_nothing_goes(lawlint: Lawlint) -> None:
    needed = "<!-- lawlint: ignore TRM009 引文 -->"
    Path("a.md").write_text(f"完善公开竞争审查制度。{needed}\n\n全年培训12场。{needed}\n", encoding="utf-8")
    done = lawlint("check", "--fix", "--unsafe-fixes", "a.md")
    assert Path("a.md").read_text(encoding="utf-8") == f"完善公开竞争审查制度。{needed}\n\n全年培训12场。\n"
    assert (done.code, "已修正 1 处" in done.out) == (0, True)


# Standard input


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_standard_input_goes_to_standard_output(lawlint: Lawlint, encoding: str) -> None:
    text = SAFE.replace("\n", "\r\n") + "完善公开竞争审查制度"
    command = (sys.executable, "-m", "lawlint", "check", "--fix", "-")
    root = str(Path(__file__).parents[1])
    done = subprocess.run(
        command, input=text.encode(encoding), capture_output=True, check=False, env=os.environ | {"PYTHONPATH": root}
    )
    assert done.stdout == text.replace("01月", "1月").encode(encoding)
    assert "TRM009" in done.stderr.decode()
    assert "已修正 1 处" in done.stderr.decode()
    assert done.returncode == 1


def test_standard_input_that_is_clean_or_not_written_comes_out_as_it_went_in(lawlint: Lawlint) -> None:
    assert lawlint("check", "--fix", "-", stdin=FIGURE.encode()).out == FIGURE
    done = lawlint("check", "--fix", "--unsafe-fixes", "--stdin-filename", "a.csv", "-", stdin=OFFERED.encode())
    assert (done.out, done.code) == (OFFERED, 1)
    assert "不能写回 .csv 文件" in done.err


def test_findings_of_standard_input_as_json_go_to_standard_error(lawlint: Lawlint) -> None:
    done = lawlint("check", "--fix", "--format", "json", "-", stdin=FIGURE.encode())
    assert done.out == FIGURE
    assert json.loads(done.err)["files"][0]["findings"][0]["code"] == "NUM014"


# --diff


def test_diff_shows_and_changes_nothing(lawlint: Lawlint) -> None:
    done = lawlint("check", "--diff", ".")
    assert done.out == (
        "--- safe.md\n+++ safe.md\n@@ -2,4 +2,4 @@\n"
        " 一、主要举措\n 印发规定3件。\n 云溪市人民政府\n-2024年01月26日\n+2024年1月26日\n"
    )
    assert (done.code, done.err) == (1, "lawlint: 可修正 1 处\n")
    assert Path("safe.md").read_text(encoding="utf-8") == SAFE
    assert lawlint("check", "--diff", "offered.txt").code == 0
    assert lawlint("check", "--diff", "--fix", "--unsafe-fixes", "--format", "json", "offered.txt").code == 1
    assert Path("offered.txt").read_text(encoding="utf-8") == OFFERED


def test_diff_is_a_patch(lawlint: Lawlint) -> None:
    text = f"甲\r乙\r\n{OFFERED}丙\u2028丁\n完善公开竞争审查"
    Path("offered.txt").write_bytes(text.encode())
    done = lawlint("check", "--diff", "--unsafe-fixes", "offered.txt")
    subprocess.run(["git", "apply", "-p0", "--unidiff-zero", "-"], input=done.out.encode(), check=True, capture_output=True)
    assert Path("offered.txt").read_bytes() == text.replace("公开", "公平").encode()


def test_diff_of_standard_input(lawlint: Lawlint) -> None:
    done = lawlint("check", "--diff", "-", stdin=SAFE.encode())
    assert "+2024年1月26日\n" in done.out
    assert (done.code, done.out[:6]) == (1, "--- -\n")


def test_diff_of_a_word_document_is_of_its_text(lawlint: Lawlint) -> None:
    pytest.importorskip("lxml", reason="reading .docx needs lxml")
    data = package(p("完善公开竞争审查制度。"))
    Path("a.docx").write_bytes(data)
    done = lawlint("check", "--diff", "--unsafe-fixes", "a.docx")
    assert f"-{OFFERED}+{OFFERED_FIXED}" in done.out
    assert Path("a.docx").read_bytes() == data
