"""Patterns that are compiled at installation: the same as ``re`` gives, and never trusted when they are of something else."""

from __future__ import annotations

import re
import sys
from json import dumps

import pytest

from lawlint import built
from lawlint.parsing import compiled

PATTERNS = [
    r"(?P<number>\d+)(?:件|起)",
    r"[一二三四五六七八九十百]+(?!是)",
    '甲\t乙\n"丙"|(丁)',
    "(?a)(?P<A>\\w+)|(?P<B>《[^《》]*》)",
    "",
]
TEXT = '云溪市收到18件，三十是，甲\t乙\n"丙"丁《办法》'


@pytest.fixture
def data() -> bytes:
    return compiled.content(PATTERNS)


def keep(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let ``data`` be what installation has made."""
    monkeypatch.setattr(compiled, "get_data", lambda package, name: data)
    monkeypatch.setattr(compiled, "_compiled", {})
    compiled._lines.cache_clear()


@pytest.fixture(autouse=True)
def _forget() -> None:
    compiled._lines.cache_clear()


def test_the_same_bytes_each_time(data: bytes) -> None:
    assert compiled.content(reversed(PATTERNS)) == data
    assert data.count(b"\n") == len(PATTERNS) + 1


@pytest.mark.parametrize("spelled", PATTERNS)
def test_a_kept_pattern_is_that_of_re(spelled: str, data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(data, monkeypatch)
    kept, made = compiled._kept(spelled), re.compile(spelled)
    assert kept is not None
    assert (kept.pattern, kept.flags, kept.groups, kept.groupindex) == (made.pattern, made.flags, made.groups, made.groupindex)
    found = [[(m.span(), m.groupdict(), m.lastgroup) for m in pattern.finditer(TEXT)] for pattern in (kept, made)]
    assert found[0] == found[1]
    assert compiled.compiled(spelled) is compiled.compiled(spelled)


@pytest.mark.parametrize(
    "value", ["{}", "[]", "1", "[0,1,0,{},[]]", '[0,"",0,{},[]]', '[0,"!",0,{},[]]', '[32,"eJwDAAAAAAE=",0,{},[null]]', "[", ""]
)
def test_a_damaged_entry_is_compiled_again(value: str, data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    key = dumps(PATTERNS[0]).encode()
    lines = built.parted(data)
    assert key in lines
    keep(b"".join(k + b"\t" + (value.encode() if k == key else v) + b"\n" for k, v in lines.items()), monkeypatch)
    found = compiled.compiled(PATTERNS[0]).search(TEXT)
    assert found is not None
    assert found["number"] == "18"


def test_another_interpreter_has_no_use_for_it(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(data.replace(b'machine"\t"' if b'machine"\t"' in data else b'machine\t"', b'machine\t"other ', 1), monkeypatch)
    assert compiled._lines() == {}
    assert compiled.compiled(PATTERNS[0]).search(TEXT)


@pytest.mark.parametrize(
    "data", [b"", b"\xff\x00\n\t\n", b"machine\t\n", b"\x80\x04]\x94."], ids=["empty", "bytes", "unnamed", "pickle"]
)
def test_a_damaged_file_is_ignored(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(data, monkeypatch)
    assert compiled.compiled(PATTERNS[0]).search(TEXT)


def test_a_missing_file_is_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    def get_data(package: str, name: str) -> bytes:
        raise FileNotFoundError

    keep(b"", monkeypatch)
    monkeypatch.setattr(compiled, "get_data", get_data)
    assert compiled.compiled(PATTERNS[0]).search(TEXT)


def test_nothing_is_kept_where_re_is_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "re._compiler", None)
    assert compiled.content(PATTERNS) == b""


def test_re_is_left_as_it_was(data: bytes) -> None:
    assert type(sys.modules["re._compiler"].__dict__["_sre"]).__name__ == "module"
    with pytest.raises(re.error):
        compiled.content(["("])
    assert type(sys.modules["re._compiler"].__dict__["_sre"]).__name__ == "module"
