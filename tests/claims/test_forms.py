"""The tables of a report on open government information: every identity proved, every changed cell told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import lawlint
from lawlint.claims.claim import Claim, Verdict
from lawlint.claims.tables.identities import read
from lawlint.profiles import Identities, ProfileError, all_profiles

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "info_disclosure"

# 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计
ROWS = [
    (("一、本年新收政府信息公开申请数量",), "210 31 2 1 8 4 256"),
    (("二、上年结转政府信息公开申请数量",), "14 3 0 0 1 0 18"),
    (("三、本年度办理结果", "（一）予以公开"), "96 15 1 1 4 2 119"),
    (("", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"), "22 5 0 0 1 0 28"),
    (("", "（三）不予公开", "1.属于国家秘密"), "1 0 0 0 0 0 1"),
    (("", "", "2.其他法律行政法规禁止公开"), "3 1 0 0 0 0 4"),
    (("", "", "3.危及“三安全一稳定”"), "1 0 0 0 0 0 1"),
    (("", "", "4.保护第三方合法权益"), "2 0 0 0 1 0 3"),
    (("", "", "5.属于三类内部事务信息"), "4 0 0 0 0 0 4"),
    (("", "", "6.属于四类过程性信息"), "2 1 0 0 0 0 3"),
    (("", "", "7.属于行政执法案卷"), "6 0 0 0 0 0 6"),
    (("", "", "8.属于行政查询事项"), "5 0 0 0 0 1 6"),
    (("", "（四）无法提供", "1.本机关不掌握相关政府信息"), "41 8 0 0 2 0 51"),
    (("", "", "2.没有现成信息需要另行制作"), "3 0 1 0 0 0 4"),
    (("", "", "3.补正后申请内容仍不明确"), "2 0 0 0 0 0 2"),
    (("", "（五）不予处理", "1.信访举报投诉类申请"), "9 1 0 0 0 0 10"),
    (("", "", "2.重复申请"), "4 0 0 0 0 0 4"),
    (("", "", "3.要求提供公开出版物"), "1 0 0 0 0 0 1"),
    (("", "", "4.无正当理由大量反复申请"), "0 0 0 0 0 0 0"),
    (("", "", "5.要求行政机关确认或重新出具已获取信息"), "1 0 0 0 0 0 1"),
    (("", "（六）其他处理", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"), "5 1 0 0 0 0 6"),
    (("", "", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"), "1 0 0 0 0 0 1"),
    (("", "", "3.其他"), "3 1 0 0 0 1 5"),
    (("", "（七）总计"), "212 33 2 1 8 4 260"),
    (("四、结转下年度继续办理",), "12 1 0 0 1 0 14"),
]
DISPUTES = "21 4 6 3 34 5 1 2 1 9 3 0 1 1 5"
FRONT = "云溪市人民政府2024年政府信息公开工作年度报告\n一、总体情况\n严格落实各项规定。\n"
SECTIONS = (
    "三、收到和处理政府信息公开申请情况\n",
    "四、政府信息公开行政复议、行政诉讼情况\n",
    "五、存在的主要问题及改进情况\n还有不足。\n",
)


def flattened() -> str:
    """As the text of a PDF has it: labels of groups on lines of their own, a long label over two."""
    lines = []
    for names, figures in ROWS:
        lines += [name for name in names[:-1] if name]
        label = names[-1]
        lines.append(f"{label[:20]}\n{label[20:]} {figures}" if len(label) > 20 else f"{label} {figures}")
    return FRONT + SECTIONS[0] + "\n".join(lines) + "\n" + SECTIONS[1] + DISPUTES + "\n" + SECTIONS[2]


def piped() -> str:
    """As a web page or a Word file gives it: three columns of names, two rows of heads."""
    lines = ["||申请人情况|自然人|法人或其他组织|||||总计", "||||商业企业|科研机构|社会公益组织|法律服务机构|其他|"]
    lines += ["|".join((*names, *[""] * (3 - len(names)), *figures.split())) for names, figures in ROWS]
    groups = ["结果维持|结果纠正|其他结果|尚未审结|总计"] * 3
    disputes = ["行政复议|||||未经复议直接起诉|||||复议后起诉||||", "|".join(groups), DISPUTES.replace(" ", "|")]
    return FRONT + SECTIONS[0] + "\n".join(lines) + "\n" + SECTIONS[1] + "\n".join(disputes) + "\n" + SECTIONS[2]


REPORTS = {"flattened": flattened(), "piped": piped()}


def identities(text: str) -> list[Claim]:
    return [claim for claim in lawlint.check(text).report.claims if claim.frame == "ogi"]


def marked(text: str) -> set[int]:
    """Where what TBL001 and TBL002 say points to."""
    _, findings, errors, *_ = lawlint.check(text)
    assert errors == ()
    found = [f for f in findings if f.code in ("TBL001", "TBL002")]
    return {place.start for f in found for place in (f.span, *(r.span for r in f.related))}


def changed(text: str, cells: list[re.Match[str]]) -> Iterator[tuple[str, int]]:
    """The report with one figure after the other changed, and where that is."""
    for cell in cells:
        digits = cell[0]
        yield text[: cell.start()] + str(int(digits[0]) % 9 + 1) + digits[1:] + text[cell.end() :], cell.start()


def cells(text: str, sep: str) -> list[re.Match[str]]:
    """The figures of both tables."""
    rows = re.finditer(rf"(?<=[ |\n])\d+(?:[{sep}]\d+){{6,}}$", text, re.MULTILINE)
    return [cell for row in rows for cell in re.compile(r"\d+").finditer(text, *row.span())]


@pytest.mark.parametrize("text", REPORTS.values(), ids=REPORTS)
def test_every_identity_is_proved(text: str) -> None:
    found = identities(text)
    assert {claim.verdict for claim in found} == {Verdict.CONSISTENT}
    # seven columns balance and add up, 25 rows and three groups add up
    assert [sum(claim.kind == kind for claim in found) for kind in ("balance", "sum")] == [7, 7 + 25 + 3]


@pytest.mark.parametrize(("form", "sep"), [("flattened", " "), ("piped", "|")])
def test_every_changed_cell_is_reported(form: str, sep: str) -> None:
    text = REPORTS[form]
    found = cells(text, sep)
    assert len(found) == 25 * 7 + 15
    assert [text[at : at + 12] for wrong, at in changed(text, found) if at not in marked(wrong)] == []


def test_every_changed_cell_of_a_published_report_is_reported() -> None:
    reports = sorted(CORPUS.glob("*.txt")) if CORPUS.is_dir() else []
    if not reports:
        pytest.skip("no ../shared/corpus/info_disclosure here")
    for report in reports:
        text = report.read_bytes().decode("utf-8")
        found = cells(text, " ")
        assert len(found) == 25 * 7 + 15
        assert {claim.verdict for claim in identities(text)} == {Verdict.CONSISTENT}
        assert [text[at : at + 12] for wrong, at in changed(text, found) if at not in marked(wrong)] == []


def test_what_is_not_printed_is_not_compared() -> None:
    text = re.sub(r"(\|\d+)\|\d+$", r"\1|", piped(), flags=re.MULTILINE)
    assert marked(text) == set()


def test_another_table_is_no_form() -> None:
    """Columns of which most miss an identity were misread."""
    text = piped().replace("|31|2|1|8|4|256", "|1|2|3|4|5|6").replace("|33|2|1|8|4|260", "|7|8|9|1|2|3")
    assert [claim for claim in identities(text) if claim.verdict is Verdict.INCONSISTENT and len(claim.operands) != 7] == []


def test_a_formula_that_cannot_be_read_names_its_file() -> None:
    with pytest.raises(ProfileError, match=r"^theirs/court\.toml: '总计 == sum\(甲', column 11: expected to, before, \)$"):
        read("总计 == sum(甲", "theirs/court.toml")


@pytest.mark.parametrize(
    "one", [one for profile in all_profiles().values() for one in profile.identities], ids=lambda one: one.key
)
def test_every_identity_of_a_profile_can_be_read(one: Identities) -> None:
    for formula in one.formulas:
        assert read(formula, one.where).axis
