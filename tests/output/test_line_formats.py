"""The formats with one line per finding: concise, JSON lines, CSV."""

from __future__ import annotations

import csv
import io
import json

from lawlint.output.formats import OutputRequest, View
from tests.output.conftest import DRAFT, NAME, Written, clean, draft, hostile, table


def test_concise(written: Written) -> None:
    rate, term, sheet, *_, last = written("concise", draft(), clean(), table()).splitlines()
    assert rate == f"{NAME}:2:25: 警告 NUM014 2 ÷ 18 = 11.11%，文中为 12.11%"
    assert term.startswith(f"{NAME}:3:3: 警告 TRM009 ")
    assert sheet.startswith("收支.csv:2:")
    assert sheet.endswith(" [第2行C列]")
    assert last.startswith("3 个文件：")
    assert len(written("concise", hostile()).splitlines()) == 4
    coloured = OutputRequest("check", "concise", View("zh", 100, colour=True)).format().piece(draft())
    assert coloured.count("\x1b[1;33m警告\x1b[0m") == 2


def test_json_lines(written: Written) -> None:
    lines = [json.loads(line) for line in written("jsonl", draft(), clean(), hostile(), table()).split("\n")[:-1]]
    (file,) = json.loads(written("json", draft()))["files"]
    assert lines[:2] == [{"path": NAME, **finding} for finding in file["findings"]]
    assert all(line["path"] == "收支.csv" for line in lines[5:])


def test_csv(written: Written) -> None:
    text = written("csv", draft(), clean(), hostile(), table())
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["text"] for row in rows[:2]] == ["12.11%", "公开竞争审查"]
    for row in rows[:5]:
        assert DRAFT[int(row["start"]) : int(row["end"])] == row["text"]
    assert [row["severity"] for row in rows[2:5]] == ["info", "warning", "error"]
    assert {row["place"] for row in rows[5:]} >= {"第2行C列"}
    assert len({(row["path"], row["fingerprint"]) for row in rows}) == len(rows)
