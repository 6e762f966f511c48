"""The hooks check and fix drafts in another repository, run by pre-commit itself."""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from lawlint.parsing import building
from lawlint.reading import read
from tests.conftest import ROOT, commit, run
from tests.reading.test_docx import p, package

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(importlib.util.find_spec("pre_commit") is None, reason="pre-commit is not installed"),
]

Hook = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pre-commit installs hooks."""
    return tmp_path_factory.mktemp("pre-commit") / "installed"


@pytest.fixture(scope="module")
def hook(checkout: Path, installed: Path, online: None) -> Hook:
    """Run a hook of the checkout in a repository whose configuration names both; pre-commit installs lawlint once for all.

    ``pre-commit try-repo`` would install it for each run.
    """
    hooks = [{"id": "lawlint-fix"}, {"id": "lawlint"}]
    commit_id = run("git", "rev-parse", "HEAD", cwd=checkout).stdout.strip()
    config = installed.with_name("config.yaml")
    config.write_text(json.dumps({"repos": [{"repo": str(checkout), "rev": commit_id, "hooks": hooks}]}), encoding="utf-8")

    def running(name: str, *args: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        command = (sys.executable, "-m", "pre_commit", "run", "--config", config, name, *args)
        return run(*command, cwd=cwd, ok=False, PRE_COMMIT_HOME=str(installed))

    return running


def test_hook_lints_a_draft_elsewhere(hook: Hook, tmp_path: Path) -> None:
    drafts = tmp_path / "drafts"
    drafts.mkdir()
    (drafts / "draft.md").write_text("收到行政复议申请18件，其中撤回2件，撤回率为12.11%。\n", encoding="utf-8")
    (drafts / "good.txt").write_text("收到行政复议申请18件，其中撤回2件，撤回率为11.11%。\n", encoding="utf-8")
    (drafts / "code.py").write_text("# 收到行政复议申请18件，其中撤回2件，撤回率为12.11%。\n", encoding="utf-8")
    (drafts / "page.html").write_text("<p>收到行政复议申请18件，其中撤回2件，撤回率为12.11%。</p>\n", encoding="utf-8")
    shutil.copy(ROOT / "docs" / "drafts" / "qinghe-2024.docx", drafts)
    commit(drafts)
    files = ("draft.md", "good.txt", "code.py", "page.html", "qinghe-2024.docx")
    done = hook("lawlint", "--files", *files, cwd=drafts)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "2 ÷ 18 = 11.11%" in done.stdout
    assert "draft.md:1:" in done.stdout
    assert "page.html:1:" in done.stdout
    assert "9 ÷ 25 = 36%" in done.stdout
    assert "good.txt:" not in done.stdout
    assert "code.py:" not in done.stdout


def test_what_runs_need_is_made_at_installation(hook: Hook, installed: Path, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("收到18件。\n", encoding="utf-8")
    commit(tmp_path)
    assert hook("lawlint", "--files", "good.txt", cwd=tmp_path).returncode == 0
    (made,) = installed.glob("**/site-packages/lawlint/built.txt")
    keys = [{line.partition(b"\t")[0] for line in data.splitlines()} for data in (made.read_bytes(), building.content())]
    assert keys[0] == keys[1]


def test_hook_fixes_drafts_elsewhere(hook: Hook, tmp_path: Path) -> None:
    drafts = tmp_path / "drafts"
    drafts.mkdir()
    signed = "云溪市人民政府关于2023年度法治政府建设工作情况的报告\n印发规定3件。\n云溪市人民政府\n2024年01月26日\n"
    for name in ("draft.md", "draft.txt", "page.html"):
        (drafts / name).write_text(signed, encoding="utf-8")
    (drafts / "draft.docx").write_bytes(package("".join(map(p, signed.splitlines()))))
    commit(drafts)
    done = hook("lawlint-fix", "--all-files", cwd=drafts)
    assert done.returncode == 1, "files were modified by this hook"
    assert "files were modified by this hook" in done.stdout, done.stdout + done.stderr
    right = signed.replace("01月", "1月")
    assert [(drafts / name).read_text(encoding="utf-8") for name in ("draft.md", "draft.txt", "page.html")] == [
        right,
        right,
        signed,
    ]
    assert read(drafts / "draft.docx").text == right
    again = hook("lawlint-fix", "--all-files", cwd=drafts)
    assert again.returncode == 0, again.stdout + again.stderr
