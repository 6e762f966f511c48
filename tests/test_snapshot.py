"""A snapshot sees what changes between two builds."""

import random
import signal
import sys
from pathlib import Path

import pytest

import lawlint
from tests import snapshot
from tests.conftest import ROOT, run

TEXT = "收到行政复议申请18件，其中撤回2件，撤回率为11.11%。\n"


def write(path: Path, *texts: str) -> Path:
    rows = [{"key": str(n), "text": "", **snapshot.said(lawlint.check(text))} for n, text in enumerate(texts)]
    path.write_text("".join(snapshot._json(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_a_changed_claim_is_seen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = write(tmp_path / "old", TEXT, TEXT)
    new = write(tmp_path / "new", TEXT, TEXT.replace("11.11", "12.11"))
    assert snapshot.main(["compare", str(old), str(new)]) == 1
    out = capsys.readouterr().out
    assert '- ["share","rate","consistent"' in out
    assert '+ ["share","rate","inconsistent"' in out
    assert '+ ["NUM014","warning"' in out
    assert out.endswith("1 of 2 texts differ\n")


def test_the_same_is_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = write(tmp_path / "old", TEXT), write(tmp_path / "new", TEXT)
    assert snapshot.main(["compare", str(old), str(new)]) == 0
    assert capsys.readouterr().out == "0 of 1 texts differ\n"


def test_an_edit_changes_one_digit_of_a_figure_in_its_paragraphs() -> None:
    text = "\n\n".join(f"第{n}条：2024年收到{n}20件。" for n in range(1, 10))
    places = set()
    for seed in range(50):
        edit = snapshot.edited(text, random.Random(seed))
        assert edit is not None
        at, change = edit[0].split()
        assert text[int(at)] == change[0] != change[-1]
        assert text[int(at) - 1] in "到0123456789"
        assert 4 <= len(edit[1].split("\n\n")) <= 7
        places.add(int(at))
    assert len(places) > 15
    assert snapshot.edited("2024年3月1日。", random.Random(1)) is None


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs a timer of processor time")
def test_the_command_records_this_checkout(tmp_path: Path) -> None:
    done = []
    for name in ("old", "new"):
        output = tmp_path / name
        command = (sys.executable, ROOT / "tests" / "snapshot.py", "--texts", "genres,edits", "--edits", "300", "--sample", "60")
        run(*command, "-o", output, cwd=tmp_path)
        done.append(output.read_text(encoding="utf-8"))
    assert done[0] == done[1]
    rows = snapshot._read(tmp_path / "new").values()
    assert sum(row["key"].startswith("edit ") for row in rows) == 5
    assert all(row["errors"] == [] and row["digest"] for row in rows)
    assert any(row["claims"] for row in rows)
