"""README and CONTRIBUTING: sessions print what they show, links lead somewhere, examples run."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from lawlint.registry import rules_in
from lawlint.testing import check_examples
from tests.conftest import run

ROOT = Path(__file__).parents[1]
PAGES = ("README.md", "README.zh-CN.md")


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", (ROOT / page).read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", PAGES)
def test_sessions_print_what_they_show(page: str) -> None:
    done = subprocess.run(
        [sys.executable, "docs/console.py", "--check", page], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_both_languages_show_the_same() -> None:
    english, chinese = PAGES
    assert blocks(english, "sh") == blocks(chinese, "sh")
    commands = [
        [line for block in blocks(page, "console") for line in block.splitlines() if line.startswith("$ ")] for page in PAGES
    ]
    assert [line.replace("--lang en", "--lang zh") for line in commands[0]] == commands[1]
    assert len(re.findall("^#", (ROOT / english).read_text(encoding="utf-8"), re.M)) == len(
        re.findall("^#", (ROOT / chinese).read_text(encoding="utf-8"), re.M)
    )


def test_every_link_leads_somewhere() -> None:
    for page in (*PAGES, "CONTRIBUTING.md"):
        for target in re.findall(r"\]\(([^)#:]+)\)", (ROOT / page).read_text(encoding="utf-8")):
            assert (ROOT / target).exists(), f"{page}: {target}"


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_the_first_command_checks_the_examples(checkout: Path, tmp_path: Path, online: None) -> None:
    copy = tmp_path / "lawlint"
    shutil.copytree(checkout, copy)
    first, second = blocks("README.md", "sh")
    assert "pytest" in second
    done = run("bash", "-c", first, cwd=copy, ok=False)
    assert done.returncode == 1, done.stderr
    assert "7 + 3 = 10" in done.stdout
    assert "yunxi-2024.md" not in done.stdout


def test_the_rule_in_contributing_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (source,) = blocks("CONTRIBUTING.md", "python")
    (tmp_path / "contributed_rule.py").write_text(source, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    (rule,) = rules_in("contributed_rule")
    check_examples(rule())
