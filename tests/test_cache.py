"""Cached answers: the same as new ones, never stale, never half written."""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from lawlint import cache as cache_module
from lawlint.cache import Cache
from lawlint.cli import main
from lawlint.output.formats import FORMATS

WRONG = "收到行政复议申请18件，其中撤回2件，撤回率为12.11%。\n"
RIGHT = "收到行政复议申请18件，其中撤回2件，撤回率为11.11%。\n"

Lawlint = Callable[..., tuple[int, str]]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of this test's own, and a working directory."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("LAWLINT_NO_CACHE")
    drafts = tmp_path / "drafts"
    drafts.mkdir()
    monkeypatch.chdir(drafts)
    return tmp_path / "cache" / "lawlint" / "answers"


@pytest.fixture
def lawlint(home: Path, capsys: pytest.CaptureFixture[str]) -> Lawlint:
    def run(*args: str) -> tuple[int, str]:
        with pytest.raises(SystemExit) as done:
            main(["check", *args])
        return int(done.value.code or 0), capsys.readouterr().out

    return run


def answers(home: Path) -> list[Path]:
    """The kept answers."""
    return [path for path in home.glob("??/*") if path.is_file()]


def test_an_unchanged_file_is_reused_without_reading(lawlint: Lawlint, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.md").write_text(WRONG, encoding="utf-8")
    first = lawlint("a.md")
    assert first[0] == 1
    assert len(answers(home)) == 1
    monkeypatch.setattr("lawlint.linter.lint", lambda *_: pytest.fail("it was checked again"))
    assert lawlint("a.md") == first


@pytest.mark.parametrize(
    "change",
    [
        lambda: Path("a.md").write_text(RIGHT, encoding="utf-8"),
        lambda: Path("lawlint.toml").write_text('ignore = ["NUM"]', encoding="utf-8"),
    ],
    ids=["content", "configuration"],
)
def test_what_an_answer_depends_on_makes_another(lawlint: Lawlint, change: Callable[[], object]) -> None:
    Path("a.md").write_text(WRONG, encoding="utf-8")
    assert lawlint("a.md")[0] == 1
    change()
    from lawlint.config.loading import clear_cache

    clear_cache()
    assert lawlint("a.md")[0] == 0


def test_options_versions_and_names_make_other_answers(lawlint: Lawlint, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.md").write_text(WRONG, encoding="utf-8")
    Path("b.md").write_text(WRONG, encoding="utf-8")
    outs = {lawlint(*args)[1] for args in (("a.md",), ("b.md",), ("a.md", "--format", "json"), ("a.md", "--lang", "en"))}
    assert len(outs) == len(answers(home)) == 4
    assert lawlint("a.md", "--ignore", "NUM")[0] == 0
    monkeypatch.setattr(cache_module, "__version__", "99.0")
    before = len(answers(home))
    lawlint("a.md")
    assert len(answers(home)) == before + 1


def test_another_commit_of_the_same_version_makes_other_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a hook has it whose ``rev`` is the id of a commit: installed, and no checkout."""
    installed = tmp_path / "site-packages" / "lawlint"
    (installed / "rules").mkdir(parents=True)
    (installed / "cache.py").touch()
    (installed / "rules" / "rate.py").write_text("was", encoding="utf-8")
    monkeypatch.setattr(cache_module, "__file__", str(installed / "cache.py"))
    before = Cache("check").key("a.md", b"", "")
    assert Cache("check").key("a.md", b"", "") == before
    (installed / "rules" / "rate.py").write_text("is", encoding="utf-8")
    os.utime(installed / "rules" / "rate.py", (2e9, 2e9))
    assert Cache("check").key("a.md", b"", "") != before


def test_without_a_cache_nothing_is_stored(lawlint: Lawlint, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.md").write_text(WRONG, encoding="utf-8")
    lawlint("a.md", "--no-cache")
    monkeypatch.setenv("LAWLINT_NO_CACHE", "1")
    lawlint("a.md")
    assert not answers(home)


def test_failures_are_not_cached(lawlint: Lawlint, home: Path) -> None:
    Path("a.md").write_bytes(b"\x00\x01\x02")
    assert lawlint("a.md")[0] == 2
    assert not answers(home)


def test_a_broken_answer_is_none_and_is_replaced(lawlint: Lawlint, home: Path) -> None:
    Path("a.md").write_text(WRONG, encoding="utf-8")
    first = lawlint("a.md")
    (answer,) = answers(home)
    whole = answer.read_bytes()
    shapes = ("null", "[]", "{}", '"text"', '{"path": "a.md", "pieces": [1], "counts": {}, "notes": []}', "[" * 100_000)
    for broken in (b"", whole[:-7], pickle.dumps(json.loads(whole)), b"text", *map(str.encode, shapes)):
        answer.write_bytes(broken)
        assert lawlint("a.md") == first
        assert answer.read_bytes() == whole


class Trap:
    """Fails the test when it is unpickled."""

    def __reduce__(self) -> tuple[Callable[..., object], tuple[str]]:
        return pytest.fail, ("a pickle was loaded",)


def test_no_pickle_is_loaded(lawlint: Lawlint, home: Path) -> None:
    Path("a.md").write_text(WRONG, encoding="utf-8")
    first = lawlint("a.md")
    (answer,) = answers(home)
    answer.write_bytes(pickle.dumps(Trap()))
    assert lawlint("a.md") == first


@pytest.mark.parametrize("command", ["check", "claims"])
@pytest.mark.parametrize("form", [*FORMATS["check"], "--statistics"])
def test_every_format_is_told_again_as_it_was(home: Path, capsys: pytest.CaptureFixture[str], command: str, form: str) -> None:
    if command == "claims" and form not in FORMATS[command]:
        return
    Path("a.md").write_text(WRONG, encoding="utf-8")
    outs = []
    for _ in range(2):
        with pytest.raises(SystemExit):
            main([command, *((form,) if form.startswith("--") else ("--format", form)), "a.md"])
        outs.append(capsys.readouterr().out)
    assert len(answers(home)) == 1
    assert outs[0] == outs[1] != ""


def test_a_folder_that_cannot_be_used_is_done_without(lawlint: Lawlint, home: Path) -> None:
    home.parent.parent.mkdir()
    home.parent.write_text("a file stands where the folder should", encoding="utf-8")
    Path("a.md").write_text(WRONG, encoding="utf-8")
    assert lawlint("a.md")[0] == 1


def test_old_answers_and_what_killed_runs_left_are_dropped_once_a_day(home: Path) -> None:
    cache = Cache("question")
    names = [cache.key(f"{n}.md", b"text", "") for n in range(3)]
    for name in names:
        cache.put(name, "answer")
    old, left, kept = (home / name[:2] / name[2:] for name in names)
    left = left.rename(left.with_name(f"{left.name}.4711"))
    long_ago = time.time() - 40 * 24 * 3600
    for path in (old, left):
        os.utime(path, (long_ago, long_ago))
    cache.prune()
    assert answers(home) == [kept]
    os.utime(kept, (long_ago, long_ago))
    cache.prune()
    assert answers(home) == [kept]


def test_an_answer_that_is_asked_for_stays_young(home: Path) -> None:
    cache = Cache("question")
    name = cache.key("a.md", b"text", "")
    cache.put(name, "answer")
    long_ago = time.time() - 40 * 24 * 3600
    os.utime(home / name[:2] / name[2:], (long_ago, long_ago))
    assert cache.get(name) == "answer"
    cache.prune()
    assert cache.get(name) == "answer"


def test_runs_in_parallel_agree(home: Path) -> None:
    for n in range(40):
        Path(f"{n:02}.md").write_text(WRONG if n % 3 else RIGHT, encoding="utf-8")
    command = [sys.executable, "-m", "lawlint", "check", ".", "--format", "json"]
    env = os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])}
    together = [subprocess.Popen(command, stdout=subprocess.PIPE, env=env) for _ in range(3)]
    outs = {process.communicate()[0] for process in together}
    outs.add(subprocess.run(command, stdout=subprocess.PIPE, env=env, check=False).stdout)
    outs.add(subprocess.run([*command, "--no-cache"], stdout=subprocess.PIPE, env=env, check=False).stdout)
    assert len(outs) == 1
    assert len(answers(home)) == 40
