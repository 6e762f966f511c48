"""Kinds of report, chosen by title."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import lawlint
import lawlint.profiles
from lawlint.profiles import Content, ProfileError, all_profiles, choose
from lawlint.profiles.checking import check

COURT = 'name = "court"\nzh = "甲"\nen = "a"\n'


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("云溪市人民政府关于2023年度法治政府建设工作情况的报告", "fzzf"),
        ("青禾县司法局2023年度法治政府建设年度报告", "fzzf"),
        ("临江区2023年法治政府建设情况", "fzzf"),
        ("云溪市2023年法治政府建设工作要点", "general"),
        ("云溪市关于开展法治政府建设督察情况的报告", "general"),
        ("云溪市水务局2024年政府信息公开工作年度报告", "xxgk"),
        ("青禾县人民政府办公室政府信息公开工作2023年度报告", "xxgk"),
        ("云溪市审计局2024年度政府信息公开年报", "xxgk"),
        ("云溪市2019年政府信息公开工作报告", "xxgk"),
        ("关于做好2024年政府信息公开工作年度报告编制和发布工作的通知", "general"),
        ("中华人民共和国政府信息公开工作年度报告格式", "general"),
        ("政府信息公开工作年度报告格式模板", "general"),
        ("云溪市2024年政府信息公开工作年度报告解读", "general"),
        ("云溪市关于2023年政府信息公开工作情况的报告", "general"),
        ("云溪市2024年政府信息公开工作要点", "general"),
        ("云溪市2024年第一季度政府信息公开工作报告", "general"),
        ("云溪大学2022—2023学年信息公开年度报告", "general"),
        ("云溪市水务局2024年度部门决算", "juesuan"),
        ("云溪市市场监督管理局2024年度部门决算公开说明", "juesuan"),
        ("云溪市机构编制委员会办公室2024年度部门决算", "juesuan"),
        ("云溪市图书馆2023年度单位决算", "juesuan"),
        ("云溪市财政局关于批复2023年度部门决算的通知", "general"),
        ("云溪市2023年度部门决算审计结果公告", "general"),
        ("关于云溪市2023年市级决算草案的报告", "general"),
        ("云溪市部门决算管理办法", "general"),
        ("云溪市2024年部门预决算公开情况检查结果", "general"),
        ("云溪市水务局2025年部门预算", "yusuan"),
        ("云溪市发展和改革委员会2025年部门预算公开", "yusuan"),
        ("云溪市审计局2025年度部门预算编制说明", "yusuan"),
        ("云溪市2025年市级单位预算", "yusuan"),
        ("关于编制2026年部门预算的通知", "general"),
        ("云溪市水务局2024年部门预算执行情况审计报告", "general"),
        ("云溪市部门预算绩效管理办法", "general"),
        ("关于云溪市2024年预算执行情况和2025年预算草案的报告", "ysbg"),
        ("云溪市2024年全市和市级预算执行情况与2025年全市和市级预算草案的报告", "ysbg"),
        ("关于云溪市2024年预算执行情况和2025年预算草案的审查结果报告", "general"),
        ("关于云溪市2024年预算执行情况和2025年预算的决议", "general"),
        ("关于2023年度市级预算执行和其他财政收支的审计工作报告", "general"),
        ("2026年云溪市政府工作报告", "zfgzbg"),
        ("政府工作报告", "zfgzbg"),
        ("云溪市人民政府2025年工作报告", "zfgzbg"),
        ("云溪市第五届人民代表大会第三次会议关于政府工作报告的决议", "general"),
        ("《政府工作报告》解读", "general"),
        ("云溪市人民政府关于落实《政府工作报告》重点工作分工的意见", "general"),
        ("2025年政府工作报告重点任务分工方案", "general"),
        ("云溪市2023年法治政府工作报告", "general"),
        ("云溪市2024年国民经济和社会发展统计公报", "tjgb"),
        ("2024年云溪市国民经济和社会发展统计公报", "tjgb"),
        ("《云溪市2024年国民经济和社会发展统计公报》解读", "general"),
        ("云溪市国民经济和社会发展第十四个五年规划纲要", "general"),
        ("云溪市第七次全国人口普查公报", "general"),
        ("云溪市2024年卫生健康事业发展统计公报", "general"),
        ("云溪市中级人民法院工作报告", "fayuan"),
        ("青禾县人民法院2022年度工作情况报告", "fayuan"),
        ("青禾县人民法院2022年度工作报告(摘要)", "general"),
        ("关于云溪市中级人民法院工作报告的决议", "general"),
        ("云溪市中级人民法院关于2023年行政审判工作情况的报告", "general"),
        ("云溪市中级人民法院2023年环境资源审判工作报告", "general"),
        ("云溪市人民检察院工作报告", "jianchayuan"),
        ("青禾县人民检察院2024年工作报告", "jianchayuan"),
        ("云溪市人民检察院关于公益诉讼检察工作情况的报告", "general"),
        ("关于批准云溪市人民检察院工作报告的决议", "general"),
        ("", "general"),
    ],
)
def test_a_title_gives_the_kind(title: str, name: str) -> None:
    assert choose(title).name == name


def test_no_two_profiles_claim_one_title() -> None:
    """Each title above is of one kind at most, so that the order of the files never decides."""
    titles = test_a_title_gives_the_kind.pytestmark[0].args[1]  # type: ignore[attr-defined]
    for title, _ in titles:
        assert len([p.name for p in all_profiles().values() if p.title_all and p.fits(title)]) <= 1, title


def test_the_year_of_the_title_is_the_year_of_account_only_where_that_is_certain() -> None:
    assert sorted(name for name, profile in all_profiles().items() if profile.annual) == ["fzzf", "juesuan", "tjgb", "xxgk"]


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
    assert choose("云溪市人民检察院工作报告").name == "jianchayuan"
    assert choose("青禾县人民法院工作报告").name == "court"


def test_contents_of_a_section_are_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    toml = """
        name = "river"
        zh = "河湖长制工作报告"
        en = "annual report on rivers and lakes"
        ordered = true
        [[sections]]
        key = "patrols"
        zh = "巡河情况"
        en = "patrols"
        names = ["巡河"]
        [[sections.contents]]
        zh = "巡河统计表"
        en = "the table of patrols"
        words = ["巡河次数"]
        table = true
    """
    install(monkeypatch, tmp_path, toml)
    profile = all_profiles()["river"]
    assert profile.ordered
    assert profile.sections[0].contents == (Content("巡河统计表", "the table of patrols", ("巡河次数",), table=True),)


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
        ("name = ", "court.toml: Invalid value"),
        ('name = "court"\nzh = "甲"', "court.toml:1: en is missing"),
        (COURT + "colour = 1", "court.toml:4: unknown key: colour"),
        (COURT + "anual = true", "court.toml:4: unknown key: anual (did you mean annual?)"),
        (COURT + 'annual = "yes"', "court.toml:4: annual: expected true or false"),
        (COURT + '[title]\nall = "法院"', "court.toml:5: title.all: expected a list"),
        (COURT + '[title]\nany = ["法院"]', "court.toml:4: title: all is missing"),
        (COURT + '[[sections]]\nkey = "b"\nzh = "乙"\nen = "b"\nnames = "审判"', "court.toml:8: sections.names: expected a list"),
        (COURT + '[[sections]]\nkey = "b"\nzh = "乙"\nen = "b"\nnames = [""]', "court.toml:8: sections.names: must not be empty"),
        (
            COURT + 2 * '[[sections]]\nkey = "b"\nzh = "乙"\nen = "b"\nnames = ["审判"]\n',
            "court.toml:10: sections.key: there is a section b",
        ),
        (COURT + '[[sections]]\nkey = "b"\ncontents = [{ zh = "乙" }]', "court.toml:4: sections: zh is missing"),
        (COURT + '[[identities]]\nkey = "a"\nzh = "甲"\nen = "a"\nformulas = ["a == b"]\nwhere = "c"', "unknown key: where"),
        (
            COURT + '[[statements]]\ntable = "cases"\nzh = "甲"\nen = "a"\nunit = "件"\nreadings = ["新收"]',
            "court.toml:5: statements.table: there are no identities cases",
        ),
        ('name = "fzzf"\nzh = "甲"\nen = "a"', "already"),
    ],
)
def test_a_profile_that_cannot_be_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, toml: str, reason: str) -> None:
    install(monkeypatch, tmp_path, toml)
    with pytest.raises(ProfileError, match=re.escape(reason)):
        all_profiles()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (None, "their_profiles: there is no *.toml in it"),
        (COURT.encode("gb18030"), "their_profiles/court.toml: this is no UTF-8 text"),
    ],
)
def test_files_that_are_no_profiles(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, data: bytes | None, reason: str) -> None:
    install(monkeypatch, tmp_path, "")
    file = tmp_path / "their_profiles" / "court.toml"
    file.unlink() if data is None else file.write_bytes(data)
    with pytest.raises(ProfileError, match=re.escape(reason)):
        all_profiles()


def test_a_profile_may_begin_with_a_byte_order_mark(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    install(monkeypatch, tmp_path, "\ufeff" + COURT)
    assert all_profiles()["court"].zh == "甲"


@pytest.mark.parametrize("file", sorted(Path(lawlint.profiles.__file__).parent.glob("*.toml")), ids=lambda file: file.stem)
def test_built_in_profiles_are_valid(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    check(tomllib.loads(text), file.name, text)
