"""Compiled patterns that outlive the process: the same as ``re.compile`` gives, whatever stands in the cache folder."""

# ruff: noqa: E501 (pieces of text, many to a line)

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SPELLED = r"(?a)(?P<number>\d+)(?:件|起)|(?P<name>[一-鿿]{2,4})市"
TEXT = "云溪市收到18件，其中2起。"
PROBE = f"""
import re
from lawlint.parsing import patterns
found = patterns.pattern({SPELLED!r})
plain = re.compile({SPELLED!r})
assert (found.pattern, found.flags, found.groups, found.groupindex) == (plain.pattern, plain.flags, plain.groups, plain.groupindex)
for text in ({TEXT!r}, "", "3"):
    assert [(m.span(), m.lastgroup, m.groups()) for m in found.finditer(text)] == [
        (m.span(), m.lastgroup, m.groups()) for m in plain.finditer(text)
    ]
print({SPELLED!r} in patterns.kept.found)
patterns.kept.keep()
"""


def probe(home: Path) -> str:
    """Run the probe with a cache folder of its own: whether the pattern was kept by an earlier run."""
    env = os.environ | {"XDG_CACHE_HOME": str(home)}
    done = subprocess.run([sys.executable, "-c", PROBE], cwd=ROOT, env=env, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_next_run_finds_them(tmp_path: Path) -> None:
    assert (probe(tmp_path), probe(tmp_path)) == ("False", "True")


@pytest.mark.parametrize("data", [b"", b"\0", b"[]", b"\xff" * 100])
def test_a_broken_file_is_passed_over_and_fixed(tmp_path: Path, data: bytes) -> None:
    probe(tmp_path)
    (file,) = (tmp_path / "lawlint").iterdir()
    whole = file.read_bytes()
    for broken in (data, whole[: len(whole) // 2]):
        file.write_bytes(broken)
        assert (probe(tmp_path), probe(tmp_path)) == ("False", "True")


def test_no_folder_no_harm(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    home = tmp_path / "file"
    assert (probe(home), probe(home)) == ("False", "False")


def test_wrong_code_is_compiled_again(tmp_path: Path) -> None:
    import marshal

    probe(tmp_path)
    (file,) = (tmp_path / "lawlint").iterdir()
    wrong: object
    code = b"\1\0\0\0\2\0\0\0\3\0\0\0"
    for wrong in ((1, 2), (re.UNICODE.value, code, 0, {}, ()), (re.UNICODE.value, code[1:], 0, {}, ()), ("x",) * 5):
        file.write_bytes(marshal.dumps({SPELLED: wrong}))
        probe(tmp_path)


def test_runs_at_the_same_time(tmp_path: Path) -> None:
    env = os.environ | {"XDG_CACHE_HOME": str(tmp_path)}
    running = [subprocess.Popen([sys.executable, "-c", PROBE], cwd=ROOT, env=env, stdout=subprocess.DEVNULL) for _ in range(6)]
    assert [process.wait() for process in running] == [0] * 6
    assert len(list((tmp_path / "lawlint").iterdir())) == 1
    assert probe(tmp_path) == "True"
