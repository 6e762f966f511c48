"""TRM009: a misspelt term that is fixed by law."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from lawlint.knowledge import table
from lawlint.rule import WARNING, Bad, Good, Option, Report, Term, TermRule, Text


class WrongFixedTerm(TermRule):
    """固定术语误写。

    检查什么
    法律、党内法规和中央文件已经定型的术语，是否写成了似是而非的样子，如把「公平竞争审查」写成「公开竞争审查」，把「两不愁三保障」写成
    「两不愁四保障」。只认表中整条的误写，书名号内的名称不核对。

    为什么
    术语差一个字就成了另一件事，或者根本没有这件事；这类错误输入法最容易造成，校对最容易放过。

    依据
    见 knowledge/fixed_terms.toml，每条都注明出处。
    """

    code = "TRM009"
    severity = WARNING
    terms = "fixed_terms"
    title = Text("固定术语误写", "Fixed term misspelt")
    message = Text("“{wrong}”应为“{right}”（{source}）", "“{wrong}” should read “{right}” ({source})")
    source = "公平竞争审查条例、重大行政决策程序暂行条例等"
    examples = (
        Good("完善规范性文件合法性审核和公平竞争审查。"),
        Good("通过公开竞争方式选聘法律顾问，审查合同30件。"),
        Good("打好脱贫攻坚、污染防治两大攻坚战，巩固“两不愁三保障”成果。"),
        Good("全面落实“谁执法谁普法”普法责任制。"),
        Bad("完善合法性审核和⟦公开竞争审查⟧机制。", fixed="完善合法性审核和公平竞争审查机制。"),
        Bad("巩固“⟦两不愁四保障⟧”成果。", fixed="巩固“两不愁三保障”成果。"),
        Bad("持续深化“⟦放服管⟧”改革。", fixed="持续深化“放管服”改革。"),
        Bad("⟦行政机关责任人出庭应诉⟧率达100%。", fixed="行政机关负责人出庭应诉率达100%。"),
    )

    options = (
        Option(
            "terms",
            {},
            Text("本单位的固定用语：误写 = 正写", "fixed terms of the house: wrong form = right form"),
        ),
    )

    def terms_in(self, report: Report) -> Iterable[Term]:
        """The configured terms, those of the table, and names with a wrong numeral."""
        whole = report.document.whole
        configured = (Term(wrong, right, "本单位用语") for wrong, right in report.options["terms"].items() if wrong in whole)
        misprinted = (term for numbered in _numbered() if numbered.stem in whole for term in numbered.misprinted(whole))
        return [*configured, *super().terms_in(report), *misprinted]


class _Numbered(NamedTuple):
    """A name with a fixed numeral at ``at``; ``stem`` is the longest part without that numeral."""

    right: str
    source: str
    at: int
    stem: str

    def misprinted(self, text: str) -> list[Term]:
        """The names with a wrong numeral that occur in ``text``."""
        others = "".join(n for n in _NUMERALS if n != self.right[self.at])
        spelled = f"{re.escape(self.right[: self.at])}[{others}]{re.escape(self.right[self.at + 1 :])}"
        return [Term(wrong, self.right, self.source) for wrong in sorted({*re.findall(spelled, text)})]


_NUMERALS = "一二两三四五六七八九十双"


@cache
def _numbered() -> tuple[_Numbered, ...]:
    rows = table("fixed_terms")["numbered"]
    return tuple(
        _Numbered(right := row["right"], row["source"], at, max(right[:at], right[at + 1 :], key=len))
        for row in rows
        for at, c in enumerate(row["right"])
        if c in _NUMERALS
    )
