"""Every format follows the protocol: pieces from any process, written in order, nothing stored."""

from __future__ import annotations

import pickle

import pytest

from lawlint.config import Settings
from lawlint.linter import lint
from lawlint.output.formats import FORMATS, File, OutputRequest, View
from lawlint.source import Source
from lawlint.tally import Tally, tally

WRONG = "完善公开竞争审查制度，收到行政复议申请18件，其中撤回2件，撤回率为12.11%。\n"


def file_of(text: str, path: str = "draft.md") -> File:
    settings = Settings()
    result = lint(Source(text, path), settings=settings)
    return File(result, tally(result, settings), settings)


@pytest.mark.parametrize(("tells", "form"), [(tells, form) for tells, forms in FORMATS.items() for form in forms])
@pytest.mark.parametrize("colour", [False, True])
def test_a_piece_is_made_in_one_process_and_written_in_another(tells: str, form: str, colour: bool) -> None:
    wanted = OutputRequest(tells, form, View("en", 80, colour))
    file = file_of(WRONG)._replace(before=Source("完善公平竞争审查制度。\n"))
    there = pickle.loads(pickle.dumps(wanted)).format()
    piece = pickle.loads(pickle.dumps(there.piece(file)))
    here = wanted.format()
    parts = [here.head(), here.add(piece), here.add(piece), here.tail(file.counts + file.counts)]
    assert parts[1] or tells == "statistics"
    assert wanted.format().head() + wanted.format().tail(Tally()) != "".join(parts)
    assert ("\x1b[" in "".join(parts)) == (colour and form in ("text", "concise"))


def test_styles_end_with_their_line() -> None:
    wanted = OutputRequest("check", "text", View("zh", 100, colour=True))
    text = wanted.format()
    for line in text.add(text.piece(file_of(WRONG))).splitlines():
        assert line.count("\x1b[0m") * 2 == line.count("\x1b[")
