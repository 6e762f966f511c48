"""The pages agree with the code, show the output of their commands, and the site builds."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.conftest import run

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted(path.name for path in DOCS.glob("*.md"))
TRANSLATED = [name for name in PAGES if name.replace(".md", ".en.md") in PAGES]


def text_of(page: str) -> str:
    return (DOCS / page).read_text(encoding="utf-8")


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text_of(page), re.MULTILINE | re.DOTALL)


def test_pages_are_up_to_date() -> None:
    done = subprocess.run([sys.executable, DOCS / "generate.py", "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("page", [name for name in PAGES if blocks(name, "(?:console|pycon)")])
def test_sessions_print_what_they_show(page: str) -> None:
    command = [sys.executable, "docs/console.py", "--check", f"docs/{page}"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("page", TRANSLATED)
def test_both_languages_show_the_same(page: str) -> None:
    chinese, english = (text_of(one) for one in (page, page.replace(".md", ".en.md")))
    fence = re.compile(r"^ *```(\w*)", re.MULTILINE)
    assert fence.findall(chinese) == fence.findall(english)
    inside = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
    heading = re.compile(r"^#+ ", re.MULTILINE)
    assert heading.findall(inside.sub("", chinese)) == heading.findall(inside.sub("", english))


@pytest.mark.parametrize("suffix", [".md", ".en.md"])
def test_a_package_written_as_the_pages_say(suffix: str, tmp_path: Path) -> None:
    rules, kinds = f"writing-rules{suffix}", f"writing-profiles{suffix}"
    for block in blocks(rules, "python") + blocks(kinds, "toml")[:1]:
        if named := re.match(r"# (lawlint_yunxi/\S+)\n", block):
            file = tmp_path / named[1]
            file.parent.mkdir(parents=True, exist_ok=True)
            (file.parent / "__init__.py").touch()
            file.write_text(block, encoding="utf-8")
    with (tmp_path / "lawlint_yunxi/profiles/river.toml").open("a", encoding="utf-8") as river:
        river.write(blocks(kinds, "toml")[1])
    (tmp_path / "test_rules.py").write_text(blocks(rules, "python")[-1], encoding="utf-8")
    points: dict[str, dict[str, str]] = {}
    for block in (blocks(rules, "toml")[-1], blocks(kinds, "toml")[-1]):
        points |= tomllib.loads(block)["project"]["entry-points"]
    info = tmp_path / "lawlint_yunxi-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: lawlint-yunxi\nVersion: 1.0\n")
    lines = (
        f"[{group}]\n" + "".join(f"{name} = {package}\n" for name, package in named.items()) for group, named in points.items()
    )
    (info / "entry_points.txt").write_text("\n".join(lines))
    (tmp_path / "draft.md").write_text(RIVER, encoding="utf-8")

    path = os.pathsep.join([str(ROOT), str(tmp_path)])
    python = (sys.executable, "-P", "-m")
    done = run(*python, "lawlint", "check", "--isolated", "--format", "json", "draft.md", cwd=tmp_path, ok=False, PYTHONPATH=path)
    assert done.returncode == 1, done.stderr
    (file_told,) = json.loads(done.stdout)["files"]
    assert file_told["profile"] == "river"
    assert {(finding["code"], RIVER[finding["start"] : finding["end"]]) for finding in file_told["findings"]} == {
        ("SEC001", "云溪市2024年度河湖长制工作报告"),
        ("YXS001", "临江市"),
        ("NUM002", "7件"),
        ("YXS002", "7件"),
        ("TBL003", "12"),
        ("TBL004", "13个"),
    }
    run(*python, "pytest", "-q", "-p", "no:cacheprovider", "test_rules.py", cwd=tmp_path, PYTHONPATH=path)


RIVER = """\
# 云溪市2024年度河湖长制工作报告

## 一、整改情况

临江市排查问题13个。收到投诉5件，其中办结7件。

| 项目 | 数量 |
|---|---|
| 发现问题 | 12 |
| 已整改 | 9 |
| 整改中 | 2 |

## 二、下一步安排

继续排查。
"""


@pytest.mark.slow
@pytest.mark.skipif(importlib.util.find_spec("mkdocs") is None, reason="mkdocs is not installed")
def test_the_site_builds(tmp_path: Path) -> None:
    run(sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", tmp_path, cwd=ROOT, NO_MKDOCS_2_WARNING="1")
    chinese, english = ((tmp_path / page).read_text(encoding="utf-8") for page in ("rules/NUM014.html", "en/rules/NUM014.html"))
    assert "率与其分子分母不符" in chinese
    assert "Rate does not match its counts" in english
    assert "fonts.googleapis.com" not in chinese
    assert "语法读的是它，位置因此从不错位" in (tmp_path / "design.html").read_text(encoding="utf-8")  # two lines of the source
