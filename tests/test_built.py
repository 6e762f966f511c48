"""What is made at installation: the same bytes each time, and never trusted when grammars or tables have changed."""

from __future__ import annotations

import os
import pickle
import shutil
import sys
from datetime import date
from pathlib import Path

import pytest

from lawlint import built
from lawlint.parsing import building, compiled
from tests.conftest import ROOT, run

DRAFT = "收到行政复议申请18件，其中撤回2件，撤回率为12.11%。完善公开竞争审查制度。\n"
PROBE = """
from pathlib import Path
import lawlint
print(*(finding.code for finding in lawlint.check(Path("draft.md").read_text("utf-8")).findings))
"""
FOUND = "NUM014 TRM009"


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A bare checkout in which nothing is made yet."""
    skip = shutil.ignore_patterns("__pycache__", built.NAME, compiled.NAME)
    for name in ("lawlint", "grammar", "rules"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=skip)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def probe(package: Path) -> str:
    """The codes of the findings in the draft."""
    (package / "draft.md").write_text(DRAFT, encoding="utf-8")
    return run(sys.executable, "-c", PROBE, cwd=package, PYTHONPATH=str(package)).stdout.strip()


def made(package: Path) -> tuple[int, bytes]:
    """The file: another one has another number."""
    file = package / "lawlint" / built.NAME
    return file.stat().st_ino, file.read_bytes()


def test_the_same_bytes_each_time() -> None:
    code = "import hashlib; from lawlint.parsing import building; print(hashlib.sha256(building.content()).hexdigest())"
    digests = {run(sys.executable, "-c", code, cwd=ROOT, PYTHONHASHSEED=seed).stdout for seed in ("1", "2", "3")}
    assert len(digests) == 1


def test_what_is_missing_is_made_once(package: Path) -> None:
    assert probe(package) == FOUND
    first = made(package)
    assert probe(package) == FOUND
    assert made(package) == first
    assert sorted(path.name for path in (package / "lawlint").glob("built*")) == ["built.py", built.NAME]


def test_a_changed_grammar_is_read_again(package: Path) -> None:
    probe(package)
    _, before = made(package)
    grammar = package / "grammar" / "quantity.lark"
    grammar.write_text(grammar.read_text("utf-8").replace("UNIT: /(?:", "UNIT: /(?:锭|"), encoding="utf-8")
    assert probe(package) == FOUND
    _, after = made(package)
    assert "锭|".encode() in after
    assert "锭|".encode() not in before


def test_a_changed_table_is_read_again(package: Path) -> None:
    probe(package)
    terms = package / "lawlint" / "knowledge" / "fixed_terms.toml"
    terms.write_text(terms.read_text("utf-8").replace("公开竞争审查", "公正竞争审查"), encoding="utf-8")
    assert probe(package) == "NUM014"


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff\x00\n\t\n", pickle.dumps({"words clause": []}), b"[1, 2]", b'words clause clause 0\t{"a": 1}\n'],
    ids=["empty", "bytes", "pickle", "json", "stale"],
)
def test_a_broken_file_is_replaced(package: Path, data: bytes) -> None:
    (package / "lawlint" / built.NAME).write_bytes(data)
    assert probe(package) == FOUND
    assert made(package)[1] == building.content()


def test_a_broken_entry_is_replaced(package: Path) -> None:
    probe(package)
    _, whole = made(package)
    (package / "lawlint" / built.NAME).write_bytes(whole.replace(b"\t[", b"\t[["))
    assert probe(package) == FOUND
    assert made(package)[1] == whole


def test_where_nothing_can_be_written_it_is_made_each_time(package: Path) -> None:
    (package / "lawlint" / built.NAME).mkdir()
    assert probe(package) == FOUND
    assert sorted(path.name for path in (package / "lawlint").glob("built*")) == ["built.py", built.NAME]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="a superuser may write everywhere")
def test_a_folder_that_is_only_read(package: Path) -> None:
    (package / "lawlint").chmod(0o555)
    assert probe(package) == FOUND


def test_processes_at_the_same_time_leave_one_whole_file(package: Path) -> None:
    code = "from lawlint.parsing.grammar import words; assert words('clause', 'clause')"
    all_of_them = f"import subprocess, sys; ps = [subprocess.Popen([sys.executable, '-c', {code!r}]) for _ in range(3)]"
    run(sys.executable, "-c", f"{all_of_them}; assert not any([p.wait() for p in ps])", cwd=package, PYTHONPATH=str(package))
    assert sorted(path.name for path in (package / "lawlint").glob("built*")) == ["built.py", built.NAME]
    assert made(package)[1] == building.content()


def test_values_come_back_as_they_were(monkeypatch: pytest.MonkeyPatch) -> None:
    value = {"since": date(2024, 1, 26), "rows": [{"wrong": "甲\t乙\n", "n": 1}], "on": True}
    data = built.content([("b 1", value), ("a 1", [])])
    assert data == built.content([("a 1", []), ("b 1", value)])
    assert data.count(b"\n") == 2
    monkeypatch.setattr(built, "_lines", lambda: built.parted(data))
    assert (built.entry("b 1"), built.entry("a 1"), built.entry("b 2")) == (value, [], None)
    assert built.key("toml", of=(b"a", b"b")) == built.key("toml", of=(b"ab",)) != built.key("toml", of=(b"ba",))
