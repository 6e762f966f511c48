"""Fixtures of the tests: the command line, a clean copy of the checkout, new environments, a package index."""

from __future__ import annotations

import gc
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from lawlint.cli import main

ROOT = Path(__file__).parents[1]

# Tests write nothing into the home directory of the user.
_HOME = tempfile.TemporaryDirectory(prefix="lawlint-cache-")
os.environ["XDG_CACHE_HOME"] = _HOME.name
# Tests do not share cached outcomes; those of the cache enable it.
os.environ["LAWLINT_NO_CACHE"] = "1"
# Without byte code, each of the hundreds of processes that tests start would compile all modules again.
if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
    os.environ["PYTHONPYCACHEPREFIX"] = str(Path(_HOME.name, "code"))
# Packages installed for a test run a few times: pip need not compile all their modules.
os.environ["PIP_COMPILE"] = "0"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run tests that build and install first: one worker builds for all, and no long test remains for the end."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


def pytest_collection_finish() -> None:
    """Collect garbage as rarely as the command line does, and never the objects of test collection."""
    gc.set_threshold(50_000)
    gc.freeze()


def run(*command: object, cwd: Path | None = None, ok: bool = True, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run ``command`` without the checkout on the import path; with ``ok``, it must succeed."""
    env = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "VIRTUAL_ENV", "FORCE_COLOR")} | environment
    done = subprocess.run([str(c) for c in command], cwd=cwd, env=env, capture_output=True, encoding="utf-8", check=False)
    assert not ok or done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done


@pytest.fixture(scope="session")
def online(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Skip where pip finds no index to install from."""
    target = tmp_path_factory.mktemp("probe")
    done = run(sys.executable, "-m", "pip", "download", "--no-deps", "--retries", "0", "-q", "-d", target, "hatchling", ok=False)
    if done.returncode:
        pytest.skip("pip reaches no package index here")


@pytest.fixture(scope="session")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the tracked files of the checkout, in a repository of its own."""
    target = tmp_path_factory.mktemp("checkout") / "lawlint"
    skip = shutil.ignore_patterns(
        ".git", ".venv", "__pycache__", ".*_cache", ".hypothesis", "*.egg-info", "build", "dist", "built.txt"
    )
    shutil.copytree(ROOT, target, ignore=skip)
    commit(target)
    return target


def commit(folder: Path) -> None:
    """Make ``folder`` a git repository that contains all its files."""
    who = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    run("git", "init", "-q", folder)
    run("git", "add", "-A", cwd=folder)
    run("git", *who, "commit", "-qm", "All", cwd=folder)


Install = Callable[..., Path]


@pytest.fixture(scope="session")
def install(tmp_path_factory: pytest.TempPathFactory, online: None) -> Install:
    """Install requirements into a fresh environment and return its folder of programs."""

    def fresh(*requirements: object) -> Path:
        home = tmp_path_factory.mktemp("env")
        venv.create(home, symlinks=True)
        programs = home / ("Scripts" if os.name == "nt" else "bin")
        run(sys.executable, "-m", "pip", "--python", programs / "python", "install", "-q", *requirements, cwd=home)
        return programs

    return fresh


@pytest.fixture(scope="session")
def built(checkout: Path, tmp_path_factory: pytest.TempPathFactory, online: None) -> Path:
    """A folder with the sdist, and the wheel that was built from it."""
    target = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "-o", target, checkout)
    return target


# The command line

WRONG = "完善公开竞争审查制度，行政复议3件。\n"
RIGHT = "收到行政复议申请18件，其中撤回2件，撤回率为11.11%。\n"


class Done(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def files(self) -> Any:
        return json.loads(self.out)["files"]


Lawlint = Callable[..., Done]


@pytest.fixture
def lawlint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Lawlint:
    """Run a command line in a folder with ``wrong.md`` and ``right.txt``."""
    (tmp_path / "wrong.md").write_text(WRONG, encoding="utf-8")
    (tmp_path / "right.txt").write_text(RIGHT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for key in ("LC_ALL", "LC_MESSAGES", "FORCE_COLOR", "NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(key, raising=False)
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")

    def run(*args: str, stdin: bytes = b"") -> Done:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as done:
            main(args)
        return Done(int(done.value.code or 0), *capsys.readouterr())

    return run


LAWLINT = (sys.executable, "-m", "lawlint")


def spawn(*args: str, group: bool = False, **environment: str) -> subprocess.Popen[bytes]:
    """Start a command line, in a process group of its own where ``group``."""
    env = os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])} | environment
    return subprocess.Popen(
        [*LAWLINT, *args], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env, start_new_session=group
    )
