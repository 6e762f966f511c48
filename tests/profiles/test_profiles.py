"""Kinds of report, chosen by title."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import lawlint
import lawlint.profiles
from lawlint.profiles import ProfileError, all_profiles, choose


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("云溪市人民政府关于2023年度法治政府建设工作情况的报告", "fzzf"),
        ("青禾县司法局2023年度法治政府建设年度报告", "fzzf"),
        ("临江区2023年法治政府建设情况", "fzzf"),
        ("云溪市2023年法治政府建设工作要点", "general"),
        ("云溪市关于开展法治政府建设督察情况的报告", "general"),
        ("2026年云溪市政府工作报告", "general"),
        ("", "general"),
    ],
)
def test_a_title_tells_the_kind(title: str, name: str) -> None:
    assert choose(title).name == name


def test_the_general_profile_asks_for_nothing() -> None:
    general = all_profiles()["general"]
    assert (general.sections, general.annual) == ((), False)


@pytest.mark.parametrize(
    ("heading", "keys"),
    [
        ("2023年度推进法治政府建设的主要举措和成效", ["achievements"]),
        ("存在的不足和原因", ["shortcomings"]),
        ("2023年度党政主要负责人履行推进法治建设第一责任人职责，加强法治政府建设的有关情况", ["first-responsibility"]),
        ("2024年度推进法治政府建设的主要安排", ["plan"]),
        ("存在的不足及下一步打算", ["shortcomings", "plan"]),
        ("其他需要报告的情况", ["other"]),
    ],
)
def test_headings_name_sections(heading: str, keys: list[str]) -> None:
    assert [due.key for due in all_profiles()["fzzf"].named(heading)] == keys


def install(monkeypatch: pytest.MonkeyPatch, folder: Path, toml: str) -> None:
    """A third party's package with one profile."""
    package = folder / "their_profiles"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "court.toml").write_text(toml, encoding="utf-8")
    monkeypatch.syspath_prepend(folder)
    monkeypatch.delitem(sys.modules, "their_profiles", raising=False)
    monkeypatch.setattr(lawlint.profiles, "packages", lambda group: ("their_profiles",))


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    all_profiles.cache_clear()
    yield
    all_profiles.cache_clear()


def test_third_parties_add_profiles(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    install(monkeypatch, tmp_path, 'name = "court"\nzh = "法院工作报告"\nen = "court report"\n[title]\nall = ["法院工作报告"]')
    assert choose("云溪市人民检察院工作报告").name == "general"
    assert choose("青禾县人民法院工作报告").name == "court"


def test_an_identity_that_cannot_be_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    toml = 'name = "court"\nzh = "法院工作报告"\nen = "court report"\n[title]\nall = ["法院工作报告"]\n'
    toml += '[[identities]]\nkey = "cases"\nzh = "案件"\nen = "cases"\nrows = ["新收"]\n'
    toml += 'formulas = ["旧存 + 新收 = 结案 + 未结 for each column"]\n'
    install(monkeypatch, tmp_path, toml)
    formula = "'旧存 + 新收 = 结案 + 未结 for each column'"
    reason = re.escape(f"their_profiles/court.toml: {formula}, column 9: expected ==, <= or <, +, -, *, /, ^")
    with pytest.raises(ProfileError, match=reason):
        lawlint.check("青禾县人民法院工作报告\n项目|件数\n旧存|3\n新收|20\n结案|19\n未结|4\n")


@pytest.mark.parametrize("sign", ["==", "<"])
def test_third_parties_state_identities(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, sign: str) -> None:
    toml = 'name = "court"\nzh = "法院工作报告"\nen = "court report"\n[[identities]]\nkey = "cases"\n'
    toml += 'zh = "案件"\nen = "cases"\nrows = ["新收"]\nformulas = ["旧存 + 新收 == 结案 + 未结 for each column"]\n'
    install(monkeypatch, tmp_path, toml)
    table = "项目|刑事|民事\n旧存|3|5\n新收|20|30\n结案|19|31\n未结|4|{}\n".format(4 if sign == "==" else 14)
    report = lawlint.check(table, profile="court").report
    assert [c.formula for c in report.claims if c.kind == "balance"] == [
        "19 + 4 = 3 + 20",
        "31 + 4 = 5 + 30" if sign == "==" else "31 + 14 = 45 ≠ 5 + 30",
    ]


@pytest.mark.parametrize(
    ("toml", "reason"),
    [
        ("name = ", "Invalid value"),
        ('name = "court"\nzh = "甲"', "missing"),
        ('name = "court"\nzh = "甲"\nen = "a"\ncolour = 1', "unexpected"),
        ('name = "fzzf"\nzh = "甲"\nen = "a"', "already"),
    ],
)
def test_a_profile_that_cannot_be_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, toml: str, reason: str) -> None:
    install(monkeypatch, tmp_path, toml)
    with pytest.raises(ProfileError, match=reason):
        all_profiles()
