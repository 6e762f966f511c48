"""Entry points of installed distributions."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from lawlint import plugins

GROUP = "lawlint.tests"


def test_packages_of_a_group(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, lines in (("one", "[lawlint.tests]\nb = two.rules\na = one.rules\n"), ("other", "[console_scripts]\nx = y:z\n")):
        info = tmp_path / f"{name}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text(lines)
    plugins.packages.cache_clear()
    monkeypatch.syspath_prepend(str(tmp_path))
    assert plugins.packages(GROUP) == ("one.rules", "two.rules")
    plugins.packages.cache_clear()


def test_places_are_those_of_the_outermost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "one_package" / "rules").mkdir(parents=True)
    for file in ("one_package/__init__.py", "one_package/rules/__init__.py", "one_module.py"):
        (tmp_path / file).touch()
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(plugins, "packages", lambda group: ("one_module", "one_package.rules"))
    assert plugins.places(GROUP) == [tmp_path / "one_module.py", tmp_path / "one_package"]


def test_without_any_the_metadata_is_not_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plugins, "_may_have_plugins", lambda folder: False)
    monkeypatch.setitem(sys.modules, "importlib.metadata", None)
    plugins.packages.cache_clear()
    assert plugins.packages(GROUP) == ()
    plugins.packages.cache_clear()
