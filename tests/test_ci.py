"""The files for GitHub and GitLab: their commands are run."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import venv
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT, run

DRAFT = "收到行政复议申请18件，其中撤回2件，撤回率为12.11%。\n"
ACTION: Any = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
HOOKS: Any = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
GITLAB: Any = yaml.safe_load((ROOT / "ci" / "gitlab.yml").read_text(encoding="utf-8"))["lawlint"]

needs_bash = pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of a fresh Python with pip, such as a runner has."""
    home = tmp_path_factory.mktemp("runner")
    venv.create(home, symlinks=True, with_pip=True)
    return home / "bin"


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    """A repository of drafts, one of them wrong, in a folder whose name has a blank."""
    folder = tmp_path / "work" / "年度 报告"
    folder.mkdir(parents=True)
    (folder / "draft.md").write_text(DRAFT, encoding="utf-8")
    shutil.copy(ROOT / "docs" / "drafts" / "qinghe-2024.docx", folder)
    return folder.parent


def bash(script: str, cwd: Path, python: Path, **env: str) -> subprocess.CompletedProcess[str]:
    path = f"{python}{os.pathsep}{os.environ['PATH']}"
    return run("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script, cwd=cwd, ok=False, PATH=path, **env)


def filled(text: str, inputs: dict[str, str]) -> str:
    """``text`` with the expressions on inputs evaluated, as the runner does."""
    return re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda name: inputs[name[1]], text)


def test_a_hook_has_all_files_in_one_run() -> None:
    """Otherwise pre-commit splits the files, with several summaries and no order."""
    assert {hook["id"]: hook["require_serial"] for hook in HOOKS} == {"lawlint": True, "lawlint-fix": True}


@pytest.mark.slow
@needs_bash
def test_the_action_checks_drafts(checkout: Path, python: Path, drafts: Path, tmp_path: Path, online: None) -> None:
    inputs = {name: given["default"] for name, given in ACTION["inputs"].items()}
    inputs |= {"paths": "年度 报告\n", "args": "--select NUM --lang en"}
    outside = {
        "GITHUB_ACTION_PATH": str(checkout),
        "RUNNER_TEMP": str(tmp_path),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
    }
    *before, last = [
        bash(step["run"], drafts, python, **outside, **{key: filled(value, inputs) for key, value in step.get("env", {}).items()})
        for step in ACTION["runs"]["steps"]
        if "run" in step
    ]
    assert [step.returncode for step in before] == [0], before[0].stderr
    assert last.returncode == 1, last.stderr
    assert "::warning file=年度 报告/draft.md,line=1," in last.stdout
    (sarif,) = json.loads((tmp_path / "lawlint.sarif").read_text(encoding="utf-8"))["runs"]
    assert [result["ruleId"] for result in sarif["results"]] == ["NUM014", "NUM014", "NUM001"]
    assert "2 ÷ 18 = 11.11%" in (tmp_path / "summary.md").read_text(encoding="utf-8")


@pytest.mark.slow
@needs_bash
def test_the_job_for_gitlab_checks_drafts(checkout: Path, python: Path, drafts: Path, online: None) -> None:
    variables = GITLAB["variables"] | {"LAWLINT_PACKAGE": f"{checkout}[all]"}
    done = bash("\n".join(GITLAB["script"]), drafts, python, **variables)
    assert done.returncode == 1, done.stderr
    assert "2 ÷ 18 = 11.11%" in done.stdout
    report = json.loads((drafts / GITLAB["artifacts"]["reports"]["codequality"]).read_text(encoding="utf-8"))
    assert {finding["location"]["path"] for finding in report} == {"年度 报告/draft.md", "年度 报告/qinghe-2024.docx"}


@pytest.mark.parametrize("page", ["repositories.md", "repositories.en.md"])
def test_the_pages_use_what_there_is(page: str) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    workflow, template = (
        next(
            yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", text, re.DOTALL) if block.startswith(f"# {name}")
        )
        for name in (".github/workflows/lawlint.yml", ".gitlab-ci.yml")
    )
    used = next(step for step in workflow["jobs"]["lawlint"]["steps"] if "lawlint@" in step["uses"])
    assert used["with"].keys() <= ACTION["inputs"].keys()
    assert template["include"][0]["file"] == "ci/gitlab.yml"
    assert template["lawlint"]["variables"].keys() <= GITLAB["variables"].keys()


def test_nothing_of_a_workflow_is_pasted_into_a_script() -> None:
    assert not [step["run"] for step in ACTION["runs"]["steps"] if "${{" in step.get("run", "")]
