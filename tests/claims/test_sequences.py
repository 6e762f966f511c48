"""Chains of markers and what announces them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lawlint.claims.claim import Claim, Verdict
from lawlint.claims.judge import claims_alone
from lawlint.claims.relations.sequence import sequence_relations
from lawlint.claims.relations.sequence.repair import renumbering
from lawlint.finding import Safety
from lawlint.parsing.parser import parse
from lawlint.reading import decode
from lawlint.source import Source
from lawlint.writing import patched
from tests.growth import assert_linear

OK, WRONG = Verdict.CONSISTENT, Verdict.INCONSISTENT


def chains(text: str) -> list[Claim]:
    return list(claims_alone(sequence_relations(parse(Source(text)))))


def verdicts(text: str) -> list[tuple[str, str, Verdict, int]]:
    return [(c.kind, c.frame, c.verdict, sum(o.role != "announced" for o in c.operands)) for c in chains(text)]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("一是加强领导。二是完善制度。三是强化监督。", [("sequence", "words", OK, 3)]),
        ("一要抓投资。\n二要抓消费。\n三要抓出口。", [("sequence", "words", OK, 3)]),
        ("问题有：一是人员少；二是经费紧。下一步：一是增编；二是保障。", [("sequence", "words", OK, 2)] * 2),
        ("一是建机制：①建台账；②建清单。二是抓培训。", [("sequence", "words", OK, 2)] * 2),
        ("我区将一是完善制度，二是加强培训，三是强化考核。", [("sequence", "words", OK, 3)]),
        ("要抓好三项任务：一抓投资，建项目；二抓产业，三抓消费。", [("count", "chain", OK, 3), ("sequence", "words", OK, 3)]),
        ("一抓到底，二抓落实。", []),
        ("第一，抓普法。第二，抓执法。", [("sequence", "words", OK, 2)]),
        ("一、回顾\n（一）甲\n（二）乙\n二、安排\n（一）丙\n（二）丁", [("sequence", "headings", OK, 2)] * 3),
        (
            "（一）甲\n1.建机制\n2.抓培训\n（二）乙\n3.抓督察\n4.抓整改",
            [("sequence", "headings", OK, 2), ("sequence", "headings", OK, 4)],
        ),
        ("1.总则\n（一）甲\n（二）乙\n2.附则", [("sequence", "headings", OK, 2)] * 2),
        ("1.全面推行制度。一是公示；二是记录。\n2.规范执法", [("sequence", "headings", OK, 2), ("sequence", "words", OK, 2)]),
        ("三个方面：一是甲；二是乙；三是丙。", [("count", "chain", OK, 3), ("sequence", "words", OK, 3)]),
        ("（一）甲；\n（二）乙；\n（三）丙。", [("sequence", "headings", OK, 3)]),
        (
            "建议：（一）甲；（二）乙；（三）丙。以上三条建议，请予审议。",
            [("count", "chain", OK, 3), ("sequence", "words", OK, 3)],
        ),
    ],
)
def test_unbroken_chains(text: str, claims: list[tuple[str, str, Verdict, int]]) -> None:
    assert verdicts(text) == claims


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("一是甲。二是乙。四是丙。", "四是"),
        ("一是甲，二是乙，四是丙。", "四是"),
        ("一是甲；二是乙；二是丙。", "二是"),
        ("二是甲。三是乙。", "二是"),
        ("一是甲；一是乙。", "一是"),
        ("一、甲\n二、乙\n四、丙", "四、"),
        ("（一）甲\n（二）乙\n（二）丙", "(二)"),
        ("（一）甲\n（二）乙\n（三）丙\n（四）丁\n（五）戊\n（七）己\n（七）庚", "(七)"),
        ("一、甲\n（一）乙\n（一）丙\n二、丁", "(一)"),
    ],
)
def test_a_broken_chain_is_one_claim_that_marks_the_first_wrong_member(text: str, marked: str) -> None:
    (claim,) = [c for c in chains(text) if c.verdict is WRONG]
    assert (claim.kind, claim.operands[claim.marked].text) == ("sequence", marked)


@pytest.mark.parametrize(
    ("text", "announced"),
    [
        ("做了三个方面的工作：一是建制度；二是强监督。", "三个方面"),
        ("抓实“三项制度”。一是公示。二是记录。", "三项制度"),
        ("存在以下四点不足：一是甲；二是乙；三是丙。", "四点"),
        ("重点抓好四个方面工作：\n（一）甲\n（二）乙\n（三）丙", "四个方面"),
    ],
)
def test_a_wrong_announcement_is_marked(text: str, announced: str) -> None:
    (claim,) = [c for c in chains(text) if c.verdict is WRONG]
    assert (claim.kind, claim.frame, claim.operands[claim.marked].text) == ("count", "chain", announced)


@pytest.mark.parametrize(
    "text",
    [
        "坚持全市一盘棋，一是一、二是二。",
        "唯一是关键，统一是前提。二是强化应用。",
        "设置4个专题窗口，分类受理。一是延时；二是增员。",
        "以三个专项行动为抓手，一是审批；二是执法。",
        "抓好两件大事：一是稳增长；一是惠民生。",
        "一要求、二要素都要落实。",
        "主要问题有两个：一是甲；二是乙。我区将一是完善，二是培训，三是考核。",
        "一、总体情况\n1.5倍增长目标\n二、安排",
        "一、甲\n二、乙\n三、丙\n表1\n一、收入\n二、支出\n四、结余123.4 56.7 89.0 12.3\n四、丁",
        "一方面要争取资金。另一方面要统筹项目。第三要抓落实。",
        "目录\n一、总体情况\n二、主动公开\n三、依申请公开\n四、问题\n正文\n一、总体情况\n二、主动公开\n四、问题",
        "一、甲\n二、乙\n五、丙\n八、丁",  # an excerpt
        "第一章总则第一条为了规范管理，制定本办法。\n第二条本市的管理活动适用本办法。\n第三条本办法所称数据是指记录。",
        "第一季度增长3%。第三季度增长5%。",
    ],
)
def test_what_is_no_broken_chain(text: str) -> None:
    assert [c.formula for c in chains(text) if c.verdict is WRONG] == []


@pytest.mark.parametrize("unit", ["一是", "。一是", "。一是。五是", "(一)", "一、\n", "一、\n三、\n", "①", "第"])
def test_time_is_linear(unit: str) -> None:
    def work(length: int) -> Callable[[], object]:
        document = parse(Source((unit * length)[:length]))
        return lambda: list(sequence_relations(document))

    assert_linear(work, 8000)


# Counted through again


def mended(text: str) -> tuple[str, Safety] | None:
    (claim,) = [claim for claim in chains(text) if claim.kind == "sequence" and claim.verdict is WRONG]
    fix = renumbering(claim, text)
    return (patched(text, fix.edits), fix.safety) if fix else None


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("一是甲。三是乙。四是丙。", "一是甲。二是乙。三是丙。"),
        ("一是甲。二是乙。二是丙。三是丁。", "一是甲。二是乙。三是丙。四是丁。"),
        ("一是甲。二是乙。四是丙。四是丁。", "一是甲。二是乙。三是丙。四是丁。"),
        ("（一）甲\n（ 三 ）乙", "（一）甲\n（ 二 ）乙"),
        ("做法：①甲；③乙；④丙。", "做法：①甲；②乙；③丙。"),
        ("1.甲\n2.乙\n4.丙\n5.丁", "1.甲\n2.乙\n3.丙\n4.丁"),
        ("第一章 甲\n第三章 乙", "第一章 甲\n第二章 乙"),
    ],
)
def test_one_slip_is_counted_through_again_when_asked(text: str, right: str) -> None:
    assert mended(text) == (right, Safety.SUGGESTED)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("做好以下三方面工作：一是甲；二是乙；四是丙。", "做好以下三方面工作：一是甲；二是乙；三是丙。"),
        ("今年重点抓好三个方面工作：\n（一）甲\n（二）乙\n（四）丙", "今年重点抓好三个方面工作：\n（一）甲\n（二）乙\n（三）丙"),
    ],
)
def test_it_is_safe_where_the_announced_number_is_theirs(text: str, right: str) -> None:
    assert mended(text) == (right, Safety.SAFE)


@pytest.mark.parametrize(
    "text",
    [
        "做好以下四方面工作：一是甲；二是乙；四是丙。",  # the third was lost
        "落实“四项制度”。一是甲。二是乙。四是丙。",
        "二是甲。三是乙。",  # the first may be there without its number
        "一是甲。三是乙。二是丙。",  # the order may be meant
        "一是甲。二是乙。二是丙。三是丁。五是戊。",
    ],
)
def test_what_may_be_fixed_otherwise_is_left(text: str) -> None:
    assert mended(text) is None


def test_a_heading_without_a_number_begins_again() -> None:
    draft = "## 主要成效\n\n（一）完善制度\n\n印发规定3件。\n\n## 存在不足\n\n（一）宣传不够\n\n普法活动不够多。\n"
    verdicts = [claim.verdict for claim in claims_alone(sequence_relations(parse(decode(draft.encode(), "草稿.md"))))]
    assert Verdict.INCONSISTENT not in verdicts
