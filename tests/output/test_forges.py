"""GitHub, GitLab, reviewdog, Markdown: field by field as their documentation has them."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest

from lawlint.output import markdown
from tests.output.conftest import DRAFT, HOSTILE, NAME, Written, clean, draft, hostile, table


def command(line: str) -> tuple[str, dict[str, str], str]:
    """A command as the runner of GitHub Actions reads it: «Workflow commands» of its documentation, escapes of its toolkit."""
    found = re.fullmatch(r"::(\w+) (.*?)::(.*)", line)
    assert found
    fields = dict(part.split("=", 1) for part in found[2].split(","))
    codes = {"%25": "%", "%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ","}

    def plain(text: str) -> str:
        return re.sub("|".join(codes), lambda code: codes[code[0]], text)

    return found[1], {key: plain(value) for key, value in fields.items()}, plain(found[3])


def test_github(written: Written) -> None:
    rate, term, *_ = written("github", draft(), clean()).splitlines()
    assert command(rate) == (
        "warning",
        {"file": NAME, "line": "2", "endLine": "2", "col": "25", "endColumn": "31", "title": "NUM014 rate-disagrees-with-counts"},
        "2 ÷ 18 = 11.11%，文中为 12.11%",
    )
    assert command(term)[1]["title"] == "TRM009 wrong-fixed-term"
    commands = [command(line) for line in written("github", hostile()).split("\n")[:-1]]
    assert [kind for kind, _, _ in commands] == ["notice", "warning", "error"]
    assert {message for _, _, message in commands} == {HOSTILE.replace("\ud800", "\\ud800")}
    assert command(written("github", table()).splitlines()[0])[2].startswith("第2行C列 ")


def test_gitlab(written: Written) -> None:
    """What «Code Quality report format» of GitLab's documentation asks for; a fingerprint is unique in the report."""
    report = json.loads(written("gitlab", draft(), clean(), hostile(), table()))
    assert {frozenset(finding) for finding in report} == {
        frozenset(("description", "check_name", "fingerprint", "severity", "location"))
    }
    assert report[0]["check_name"] == "NUM014"
    assert report[0]["location"] == {"path": NAME, "lines": {"begin": 2, "end": 2}}
    assert [finding["severity"] for finding in report[2:5]] == ["info", "major", "critical"]
    assert len({finding["fingerprint"] for finding in report}) == len(report)
    assert json.loads(written("gitlab", clean())) == []


def position(offset: int) -> dict[str, int]:
    line = DRAFT[:offset].split("\n")
    return {"line": len(line), "column": len(line[-1].encode()) + 1}


def test_rdjson(written: Written) -> None:
    """reviewdog.proto: line and column count from 1, a column is a byte of UTF-8, the end is the first that is left out."""
    answer = json.loads(written("rdjson", draft(), hostile()))
    assert answer["source"] == {"name": "lawlint"}
    rate, term, _, _, last = answer["diagnostics"]
    start = DRAFT.index("12.11%")
    assert rate == {
        "message": "2 ÷ 18 = 11.11%，文中为 12.11%",
        "location": {"path": NAME, "range": {"start": position(start), "end": position(start + 6)}},
        "severity": "WARNING",
        "code": {"value": "NUM014"},
        "related_locations": rate["related_locations"],
    }
    assert sorted(place["message"] for place in rate["related_locations"]) == ["18件", "2件"]
    start = DRAFT.index("公开竞争审查")
    assert term["suggestions"] == [{"range": {"start": position(start), "end": position(start + 6)}, "text": "公平竞争审查"}]
    start = DRAFT.index("完善公开")
    assert last["suggestions"] == [{"range": {"start": position(start), "end": position(start + 4)}, "text": "健全公平"}]
    for found in json.loads(written("rdjson", table()))["diagnostics"]:
        assert "suggestions" not in found
        assert found["message"].startswith("第")
    assert json.loads(written("rdjson"))["diagnostics"] == []


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("npm") is None, reason="the validator comes from npm")
def test_a_validator_of_rdjson_agrees(written: Written, tmp_path: Path) -> None:
    """The npm package @umbrelladocs/rdformat-validator knows the format."""
    package = "@umbrelladocs/rdformat-validator@1.0.1"
    done = subprocess.run(["npm", "install", "--silent", "--prefix", tmp_path, package], capture_output=True, check=False)
    if done.returncode:
        pytest.skip("npm reaches no registry here")
    (tmp_path / "out.json").write_text(written("rdjson", draft(), clean(), hostile(), table()), "utf-8")
    program = tmp_path / "node_modules" / ".bin" / "rdformat-validator"
    done = subprocess.run([program, tmp_path / "out.json"], capture_output=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


class Words(HTMLParser):
    """The words of each cell, and every tag there is."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.cells: list[str] = []
        self.feed(page)
        self.cells = [cell.strip("\n") for cell in self.cells]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag in ("td", "th", "h3", "p"):
            self.cells.append("")

    def handle_data(self, data: str) -> None:
        if self.cells:
            self.cells[-1] += data


def rendered(page: str) -> Words:
    """``page`` as CommonMark with the tables of GitHub and GitLab."""
    parser = pytest.importorskip("markdown_it").MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return Words(parser.render(page))


def test_markdown(written: Written) -> None:
    words = rendered(written("markdown", draft(), clean()))
    assert words.cells == [
        NAME, "位置", "级别", "规则", "说明", "2:25", "警告", "NUM014", "2 ÷ 18 = 11.11%，文中为 12.11%", "3:3", "警告",
        "TRM009",
        "“公开竞争审查”应为“公平竞争审查”（公平竞争审查条例）",
        "2 个文件：警告 2 处；2 项关系复核一致，1 项不符；4 个数字：3 个已复算，0 个仅有上下限",
    ]  # fmt: skip


def test_nothing_in_a_message_is_markup(written: Written) -> None:
    words = rendered(written("markdown", hostile()))
    assert words.tags <= {"h2", "h3", "p", "table", "thead", "tbody", "tr", "th", "td"}
    shown = HOSTILE.replace("\r\n", "  ").replace("@", "@\u2060")
    assert words.cells[8] == "".join(c if c.isprintable() or c == "\u2060" else " " if c.isspace() else "\ufffd" for c in shown)
    assert "第2行C列" in rendered(written("markdown", table())).cells


def test_a_comment_has_an_end(written: Written, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = written("markdown", draft())
    monkeypatch.setattr(markdown, "MOST", len(whole))
    page = written("markdown", *[draft()] * 10)
    assert len(page) < 2.5 * len(whole)
    shown = page.count("NUM014") + page.count("TRM009")
    assert f"另有 {20 - shown} 处未列出。" in page
