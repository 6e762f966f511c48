"""The hook lints a draft in another repository, for real."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from pathlib import Path

import pytest

from lawlint.reading import read
from tests.conftest import ROOT, commit, run
from tests.reading.test_docx import p, package

pytestmark = pytest.mark.slow


@pytest.mark.skipif(importlib.util.find_spec("pre_commit") is None, reason="pre-commit is not installed")
def test_hook_lints_a_draft_elsewhere(checkout: Path, tmp_path: Path, online: None) -> None:
    drafts = tmp_path / "drafts"
    drafts.mkdir()
    (drafts / "draft.md").write_text("收到行政复议申请18件，其中撤回2件，撤回率为12.11%。\n", encoding="utf-8")
    (drafts / "good.txt").write_text("收到行政复议申请18件，其中撤回2件，撤回率为11.11%。\n", encoding="utf-8")
    (drafts / "code.py").write_text("# 收到行政复议申请18件，其中撤回2件，撤回率为12.11%。\n", encoding="utf-8")
    (drafts / "page.html").write_text("<p>收到行政复议申请18件，其中撤回2件，撤回率为12.11%。</p>\n", encoding="utf-8")
    shutil.copy(ROOT / "docs" / "drafts" / "qinghe-2024.docx", drafts)
    commit(drafts)
    files = ("draft.md", "good.txt", "code.py", "page.html", "qinghe-2024.docx")
    command = (sys.executable, "-m", "pre_commit", "try-repo", checkout, "lawlint", "--files", *files)
    done = run(*command, cwd=drafts, ok=False, PRE_COMMIT_HOME=str(tmp_path / "cache"))
    assert done.returncode == 1, done.stdout + done.stderr
    assert "2 ÷ 18 = 11.11%" in done.stdout
    assert "draft.md:1:" in done.stdout
    assert "page.html:1:" in done.stdout
    assert "9 ÷ 25 = 36%" in done.stdout
    assert "good.txt:" not in done.stdout
    assert "code.py:" not in done.stdout


@pytest.mark.skipif(importlib.util.find_spec("pre_commit") is None, reason="pre-commit is not installed")
def test_hook_fixes_drafts_elsewhere(checkout: Path, tmp_path: Path, online: None) -> None:
    drafts = tmp_path / "drafts"
    drafts.mkdir()
    signed = "云溪市人民政府关于2023年度法治政府建设工作情况的报告\n印发规定3件。\n云溪市人民政府\n2024年01月26日\n"
    for name in ("draft.md", "draft.txt", "page.html"):
        (drafts / name).write_text(signed, encoding="utf-8")
    (drafts / "draft.docx").write_bytes(package("".join(map(p, signed.splitlines()))))
    commit(drafts)
    command = (sys.executable, "-m", "pre_commit", "try-repo", checkout, "lawlint-fix", "--all-files")
    done = run(*command, cwd=drafts, ok=False, PRE_COMMIT_HOME=str(tmp_path / "cache"))
    assert done.returncode == 1, "files were modified by this hook"
    assert "files were modified by this hook" in done.stdout, done.stdout + done.stderr
    right = signed.replace("01月", "1月")
    assert [(drafts / name).read_text(encoding="utf-8") for name in ("draft.md", "draft.txt", "page.html")] == [
        right,
        right,
        signed,
    ]
    assert read(drafts / "draft.docx").text == right
    again = run(*command, cwd=drafts, ok=False, PRE_COMMIT_HOME=str(tmp_path / "cache"))
    assert again.returncode == 0, again.stdout + again.stderr
