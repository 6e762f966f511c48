"""Baselines: known findings are stored, no longer reported, and reported again when they change."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import lawlint
from lawlint.baseline import Entry, entries, relative_to_baseline, write_entries
from lawlint.cli import main
from lawlint.config.loading import configuration_of
from lawlint.linter import Result, lint
from lawlint.source import Source

WRONG = "收到行政复议申请18件，其中撤回2件，撤回率为12.11%。"
ALSO = "云溪市受理申请27件，其中驳回3件，驳回率为12.11%。"
TERM = "完善公开竞争审查制度。"
RIGHT = "全年培训执法人员，并组织考试。"
BASELINE = "lawlint-baseline.json"


class Done(NamedTuple):
    code: int
    out: str
    err: str


class Drafts:
    """A folder of drafts, and a command line in it."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys = folder, capsys

    def write(self, name: str, *lines: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        for cached in ("_nearest", "load"):
            configuration_of.__globals__[cached].cache_clear()

    def run(self, *args: str) -> Done:
        with pytest.raises(SystemExit) as done:
            main([*args, "--lang", "zh"])
        return Done(int(done.value.code or 0), *self._capsys.readouterr())

    def found(self, *args: str) -> list[tuple[str, int]]:
        """The codes and lines of the findings of ``check``."""
        with pytest.raises(SystemExit):
            main(["check", *args, "--format", "json"])
        files = json.loads(self._capsys.readouterr().out)["files"]
        return [(finding["code"], finding["line"]) for file in files for finding in file["findings"]]


@pytest.fixture
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Drafts:
    monkeypatch.chdir(tmp_path)
    for key in ("LC_ALL", "LC_MESSAGES", "FORCE_COLOR", "LAWLINT_BASELINE"):
        monkeypatch.delenv(key, raising=False)
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    drafts = Drafts(tmp_path, capsys)
    drafts.write("2023/a.md", WRONG, "", TERM)
    drafts.write("2024/b.txt", RIGHT, ALSO)
    return drafts


def test_what_is_written_is_no_longer_reported(drafts: Drafts) -> None:
    done = drafts.run("baseline", "write", ".")
    assert (done.code, done.out) == (0, f"{BASELINE}：共 3 条，新增 3 条，移去 0 条\n")
    assert f'baseline = "{BASELINE}"' in done.err
    assert drafts.found(".") == [("NUM014", 1), ("TRM009", 3), ("NUM014", 2)]
    assert drafts.found(".", "--baseline", BASELINE) == []
    drafts.write("lawlint.toml", f'baseline = "{BASELINE}"')
    assert drafts.found(".") == []
    done = drafts.run("check", ".")
    assert (done.code, "未发现问题（另有 3 处在基线中）" in done.out) == (0, True)
    assert drafts.run("baseline", "write", ".").err == ""


def test_the_file_is_for_readers_and_for_diffs(drafts: Drafts) -> None:
    drafts.run("baseline", "write", "2024", "2023")
    lines = (drafts.folder / BASELINE).read_text(encoding="utf-8").splitlines()
    assert (lines[0], lines[-1]) == ('{"version": 1, "findings": [', "]}")
    rows = [json.loads(line.rstrip(",")) for line in lines[1:-1]]
    assert [(row["path"], row["fingerprint"][:6], row["message"]) for row in rows] == [
        ("2023/a.md", "NUM014", "2 ÷ 18 = 11.11%，文中为 12.11%"),
        ("2023/a.md", "TRM009", rows[1]["message"]),
        ("2024/b.txt", "NUM014", "3 ÷ 27 = 11.11%，文中为 12.11%"),
    ]
    before = (drafts.folder / BASELINE).read_bytes()
    drafts.run("baseline", "write", "2023", "2024")
    assert (drafts.folder / BASELINE).read_bytes() == before
    assert [path.name for path in drafts.folder.iterdir() if path.name.endswith(".tmp")] == []


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ([RIGHT, "", WRONG, "", RIGHT, TERM], []),
        ([TERM, "", WRONG], []),
        (["　　" + WRONG.replace("18件，", "１８ 件，\n"), "", TERM], []),
        ([WRONG, "", ALSO, TERM], [("NUM014", 3)]),
        ([WRONG.replace("12.11", "12.12"), "", TERM], [("NUM014", 1)]),
        ([WRONG.replace("18件", "27件").replace("2件", "3件"), "", TERM], [("NUM014", 1)]),
        ([WRONG, "", "落实公开竞争审查制度。", TERM], [("TRM009", 3)]),
        ([WRONG, RIGHT, WRONG, TERM], [("LEF003", 3), ("NUM014", 3)]),
    ],
)
def test_edits(drafts: Drafts, lines: list[str], found: list[tuple[str, int]]) -> None:
    drafts.run("baseline", "write", ".")
    drafts.write("2023/a.md", *lines)
    assert drafts.found("2023/a.md", "--baseline", BASELINE, "--severity", "info") == found


def test_paths_count_from_the_baseline(drafts: Drafts, monkeypatch: pytest.MonkeyPatch) -> None:
    (drafts.folder / "known").mkdir()
    drafts.write("lawlint.toml", 'baseline = "known/list.json"')
    drafts.run("baseline", "write", ".")
    assert {entry.path for entry in entries(Path("known/list.json"))} == {"../2023/a.md", "../2024/b.txt"}
    monkeypatch.chdir(drafts.folder / "2023")
    assert drafts.found("a.md") == []
    assert drafts.found(str(drafts.folder / "2024" / "b.txt")) == []


def test_other_files_stay_when_some_are_written(drafts: Drafts) -> None:
    drafts.run("baseline", "write", ".")
    drafts.write("2023/a.md", WRONG, "", ALSO)
    assert drafts.run("baseline", "write", "2023").out == f"{BASELINE}：共 3 条，新增 1 条，移去 1 条\n"
    assert {entry.path for entry in entries(Path(BASELINE))} == {"2023/a.md", "2024/b.txt"}
    (drafts.folder / "2024/b.txt").unlink()
    assert drafts.run("baseline", "write", "2023").out == f"{BASELINE}：共 2 条，新增 0 条，移去 1 条\n"


def test_what_is_fixed_is_pruned(drafts: Drafts) -> None:
    drafts.run("baseline", "write", ".")
    assert drafts.run("baseline", "prune").out == f"{BASELINE}：移去 0 条，还有 3 条\n"
    drafts.write("2023/a.md", WRONG.replace("12.11", "11.11"), "", TERM)
    (drafts.folder / "2024/b.txt").unlink()
    only = drafts.run("baseline", "prune", "2023", "--select", "TRM").out
    assert only == f"{BASELINE}：移去 0 条，还有 3 条\n"
    some = drafts.run("baseline", "prune", "2023").out
    assert some.startswith("2023/a.md\n  NUM014-")
    assert some.endswith(f"{BASELINE}：移去 1 条，还有 2 条\n")
    rest = drafts.run("baseline", "prune").out
    assert rest.startswith("2024/b.txt\n  NUM014-")
    assert [entry.fingerprint[:6] for entry in entries(Path(BASELINE))] == ["TRM009"]


def test_what_is_hidden_is_not_pruned(drafts: Drafts) -> None:
    drafts.write("2023/a.md", "# 云溪市2023年工作报告", "", RIGHT)
    drafts.run("baseline", "write", "2023", "--severity", "info")
    kept = entries(Path(BASELINE))
    assert [entry.fingerprint[:6] for entry in kept] == ["STR009"]
    drafts.run("baseline", "prune")
    assert entries(Path(BASELINE)) == kept


def test_it_is_shown(drafts: Drafts) -> None:
    drafts.run("baseline", "write", ".")
    out = drafts.run("baseline", "show").out
    assert [line.split("  ")[-1] if line.startswith(" ") else line for line in out.splitlines()] == [
        "2023/a.md",
        "2 ÷ 18 = 11.11%，文中为 12.11%",
        next(entry.message for entry in entries(Path(BASELINE)) if entry.fingerprint.startswith("TRM")),
        "2024/b.txt",
        "3 ÷ 27 = 11.11%，文中为 12.11%",
        f"{BASELINE}：共 3 条",
    ]


@pytest.mark.parametrize("command", [("check", "."), ("baseline", "prune"), ("baseline", "show")])
@pytest.mark.parametrize(
    ("text", "why"),
    [
        (None, "基线无法读取"),
        ("", "第 1 行不是 JSON"),
        ('{"version": 1, "findings": [\n<<<<<<< HEAD\n]}', "第 2 行不是 JSON"),
        ("[]", "没有 findings"),
        ('{"version": 2, "findings": []}', "版本应为 1"),
        ('{"version": 1, "findings": [{"path": "a", "message": ""}]}', "第 1 条有误"),
        ('{"version": 1, "findings": [{"path": "a", "message": "", "fingerprint": "NUM014"}]}', "第 1 条有误"),
        ("\udcff", "不是 UTF-8 文本"),
    ],
)
def test_one_that_is_missing_or_damaged(drafts: Drafts, command: tuple[str, ...], text: str | None, why: str) -> None:
    if text is not None:
        (drafts.folder / "b.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    done = drafts.run(*command, "--baseline", "b.json")
    assert (done.code, done.out) == (2, "")
    assert why in done.err
    assert "b.json" in done.err


def test_a_damaged_one_is_written_again(drafts: Drafts) -> None:
    (drafts.folder / BASELINE).write_text("{", encoding="utf-8")
    done = drafts.run("baseline", "write", ".")
    assert (done.code, done.out) == (0, f"{BASELINE}：共 3 条，新增 3 条，移去 0 条\n")
    assert "基线已损坏" in done.err


def test_files_that_cannot_be_read_keep_their_entries(drafts: Drafts) -> None:
    drafts.run("baseline", "write", ".")
    (drafts.folder / "2024/b.txt").write_bytes(b"\x00\x01\x02\xff" * 40)
    done = drafts.run("baseline", "write", "2024/b.txt")
    assert (done.code, "2024/b.txt" in done.err) == (2, True)
    assert drafts.run("baseline", "prune").code == 2
    assert len(entries(Path(BASELINE))) == 3


def test_a_suppressed_finding_is_not_stored(drafts: Drafts) -> None:
    drafts.write("2023/a.md", WRONG + "<!-- lawlint: ignore NUM014 存档 -->", "", TERM)
    drafts.run("baseline", "write", "2023")
    assert [entry.fingerprint[:6] for entry in entries(Path(BASELINE))] == ["TRM009"]


def test_workers_that_start_from_nothing(drafts: Drafts) -> None:
    drafts.write("a.md", WRONG)
    drafts.write("b.md", WRONG)
    program = "import multiprocessing, lawlint.cli as c; multiprocessing.set_start_method('spawn'); c.main()"
    write = [sys.executable, "-c", program, "baseline", "write", "--jobs", "2", "a.md", "b.md"]
    here = os.environ | {"PYTHONPATH": str(Path(lawlint.__file__).parents[1])}
    done = subprocess.run(write, capture_output=True, text=True, env=here, check=False)
    assert (done.returncode, len(entries(Path(BASELINE)))) == (0, 2), done.stderr


def test_a_configuration_below_that_cannot_be_used_is_reported(drafts: Drafts) -> None:
    for n in range(3):
        drafts.write(f"more/{n}/a.md", WRONG)
    drafts.write("more/2/lawlint.toml", "selct = []")
    done = drafts.run("baseline", "write", "more", "--jobs", "2")
    assert (done.code, "没有这个键：selct" in done.err) == (2, True)


def test_many_files_share_processes(drafts: Drafts) -> None:
    for n in range(6):
        drafts.write(f"more/{n}.md", ALSO)
    assert drafts.run("baseline", "write", "more", "--jobs", "2").out.startswith(f"{BASELINE}：共 6 条")
    assert drafts.found("more", "--baseline", BASELINE, "--jobs", "2") == []


def test_cached_answers_depend_on_the_file_that_the_baseline_names(drafts: Drafts, monkeypatch: pytest.MonkeyPatch) -> None:
    drafts.write("2024/a.md", WRONG, "", TERM)
    drafts.write("lawlint.toml", f'baseline = "{BASELINE}"')
    drafts.run("baseline", "write", "2023")
    for folder, found in (("2023", 0), ("2024", 1), ("2023", 0)):
        monkeypatch.chdir(drafts.folder / folder)
        assert drafts.run("check", "a.md").code == found
    monkeypatch.chdir(drafts.folder)
    drafts.run("baseline", "write", "2024")
    assert drafts.found("2024") == []


def test_names_that_are_no_unicode(drafts: Drafts) -> None:
    entry = Entry("a\udce9.md", "NUM014-3f9c2a7be01d4c5a", "甲")
    write_entries(Path(BASELINE), [entry])
    assert entries(Path(BASELINE)) == (entry,)
    assert "甲" in Path(BASELINE).read_text(encoding="utf-8")


def test_a_file_that_lawlint_fails_on_does_not_affect_the_others(drafts: Drafts, monkeypatch: pytest.MonkeyPatch) -> None:
    drafts.write("more/a.md", ALSO)
    drafts.write("more/b.md", WRONG)

    def fails(source: Source, *rest: Any) -> Result:
        if source.path.endswith("a.md"):
            raise ZeroDivisionError("oops")
        return lint(source, *rest)

    monkeypatch.setattr("lawlint.linter.lint", fails)
    done = drafts.run("baseline", "write", "more")
    assert (done.code, [entry.path for entry in entries(Path(BASELINE))]) == (2, ["more/b.md"])
    assert "more/a.md: 内部错误，本文件未能分析：ZeroDivisionError: oops" in done.err


def test_where_it_cannot_be_written(drafts: Drafts) -> None:
    done = drafts.run("baseline", "write", ".", "--baseline", "no/such/b.json")
    assert (done.code, "无法写入" in done.err) == (2, True)


def test_it_is_written_at_once_and_read_again(tmp_path: Path) -> None:
    file = tmp_path / "b.json"
    one, two = Entry("a.md", "NUM014-0123456789abcdef", "甲"), Entry("a.md", "NUM014-0123456789abcdef-2", "乙")
    write_entries(file, [two, one, one])
    assert entries(file) == (one, two)
    link = tmp_path / "link.json"
    link.symlink_to(file)
    write_entries(link, [])
    assert (link.is_symlink(), entries(file), file.read_text()) == (True, (), '{"version": 1, "findings": []}\n')
    assert relative_to_baseline(file, tmp_path / "下" / "a.md") == "下/a.md"
