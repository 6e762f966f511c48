"""CIT004 and CIT006 beyond their examples: differences that are slips, and those of different documents."""

from __future__ import annotations

import pytest

from lawlint.knowledge import table
from lawlint.knowledge.titles import difference, is_known, is_unattested, normalised, place_end
from lawlint.registry import all_rules
from lawlint.report import analyse
from lawlint.rule import Finding
from lawlint.source import Source

RULES = {rule.code: rule for rule in all_rules()}
NAMES = table("law_names")["names"].split()


def findings(code: str, text: str) -> list[Finding]:
    """What the rule finds in ``text``."""
    return list(RULES[code].check(analyse(Source(text))))


@pytest.mark.parametrize(("title", "weaker"), [
    ("法治政府建设和责任落实督察工作规定", 0),
    ("党政主要负责人履行推进法制建设第一责任人职责规定", 0),
    ("党政主要负责人履行推进法治建设第一责任人规定", 0),
    ("法制政府建设实施纲要（2021—2025年）", 0),
    ("行政复仪法实施条例", 0),
    ("中华人民共和国信访管理条例", 0),
    ("突发事件的应对法", 0),
    ("优化营商环境管理条例", 1),
    ("优化营商环境条例", None),
    ("云溪市优化营商环境条例", None),
    ("物业管理条例（修订草案）", None),
    ("人民武警法", None),
])  # fmt: skip
def test_a_title_is_compared_with_the_names_it_is_like(title: str, weaker: int | None) -> None:
    found = findings("CIT004", f"学习贯彻《{title}》。")
    assert [finding.weaker for finding in found] == ([] if weaker is None else [weaker])


def test_every_name_may_be_cited_in_any_print() -> None:
    printed = [form for name in NAMES for form in (name, f"中华人民共和国{name}", name.replace("、", ""), f"{name}（试行）")]
    assert findings("CIT004", "\n".join(f"学习《{title}》。" for title in printed)) == []


@pytest.mark.parametrize("place", ["", "云溪省", "青禾县", "临江区"])
def test_local_laws_of_another_place_or_without_one_are_themselves(place: str) -> None:
    titles = {place + name[place_end(name) :] for name in NAMES if place_end(name)}
    assert len(titles) > 1000
    assert findings("CIT004", "\n".join(f"学习《{title}》。" for title in sorted(titles) if len(title) > 3)) == []


def test_the_fix_writes_the_name_and_leaves_the_bracket() -> None:
    (finding,) = findings("CIT004", "落实《法治政府建设实施刚要（2021—2025年）》。")
    assert finding.fix is not None
    assert [edit.text for edit in finding.fix.edits] == ["法治政府建设实施纲要"]
    # 信访条例 and 信访工作条例 are equally near.
    (finding,) = findings("CIT004", "学习《中华人民共和国信访管理条例》。")
    assert finding.fix is None


@pytest.mark.parametrize(("first", "second"), [
    ("青禾县政务服务事项告知承诺实施办法", "青禾县政务服务事项告知承偌实施办法"),
    ("青禾县行政规范性文件管理办法（试行）", "青禾县行政规范性文件办法（试行）"),
    ("关于加强青禾县行政执法监督的实施意见", "关于加强青禾县行政执法监督实施意见"),
    ("青禾县法治乡村建设三年行动方案（2023—2025年）", "青禾县法治乡村建设三年行动计划（2023—2025年）"),
])  # fmt: skip
def test_one_document_under_two_names(first: str, second: str) -> None:
    for one, other in ((first, second), (second, first)):
        (finding,) = findings("CIT006", f"制定《{one}》。\n落实《{one}》。\n按照《{other}》开展工作。")
        assert finding.span.start == finding.related[0].span.start + 2 * len(one) + len("》。\n落实《》。\n按照《")
    assert findings("CIT006", f"制定《{first}》和《{second}》。") == []


@pytest.mark.parametrize(("first", "second"), [
    ("青禾县城市供水管理办法实施细则", "青禾县城市排水管理办法实施细则"),
    ("青禾县2022年度法治政府建设工作要点", "青禾县2023年度法治政府建设工作要点"),
    ("青禾县第十届人大常委会议事规则", "青禾县第九届人大常委会议事规则"),
    ("临江区优化营商环境行动方案", "临山区优化营商环境行动方案"),
    ("云溪市优化营商环境行动方案", "优化营商环境行动方案"),
    ("法治政府建设实施纲要（2021—2025年）", "法治政府建设实施方案（2021—2025年）"),
    ("关于印发青禾县行政执法监督办法的通知", "关于印发青禾县行政执法监督办法"),
    ("青禾县重大行政决策程序规定", "青禾县重大行政决策程序细则"),
    ("企业所得税法实施条例释义读本", "个人所得税法实施条例释义读本"),
])  # fmt: skip
def test_two_documents(first: str, second: str) -> None:
    assert findings("CIT006", f"印发《{first}》。\n落实《{second}》。") == []


def test_plain_titles_differ_in_one_stretch() -> None:
    apart = difference(normalised("政府信息公开管理条例"), normalised("中华人民共和国政府信息公开条例"))
    assert apart == (6, "管理", "")
    assert apart.is_weak
    assert not apart.is_one_character
    assert difference("条例", "例条").is_one_character
    assert not difference("条例", "条例").is_one_character
    assert is_known("中华人民共和国民法典")
    assert is_unattested("行政复仪法", 3, 1)
    assert not is_unattested("行政复议法", 3, 1)
