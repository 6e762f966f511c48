"""TRM003: a body under a name that it no longer had in the period of the report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lawlint.knowledge import table
from lawlint.parsing.grammar import terminals
from lawlint.parsing.patterns import pattern
from lawlint.parsing.tree import Paragraph
from lawlint.rule import WARNING, Bad, Finding, Good, Report, Term, TermRule, Text

_YEAR = pattern(r"((?:19|20)\d\d)年")


def _report(year: int, sentence: str) -> str:
    """A report for ``year`` that says ``sentence``."""
    return f"青禾县人民政府关于{year}年度法治政府建设工作情况的报告\n{sentence}\n青禾县人民政府\n{year + 1}年1月26日"


class RenamedBody(TermRule):
    """机构更名未更新。

    检查什么
    报告所述时期开始以前就已更名或者并入他处的机构、报刊，是否仍用旧名：县环保局、市工商局、市政府法制办、银保监局、《法制日报》等。
    「原市工商局」、述及机构改革和往年的句子、既往的荣誉和任职经历、所引文件的发文机关不提示；开发区自设的局、报告没有年度和日期的不核对。

    为什么
    旧名多由沿用往年的稿子而来；机构早已不在，却写它今年做了什么，内容的真实性就会受到怀疑。

    依据
    《深化党和国家机构改革方案》（2018）、《国务院机构改革方案》等，见 knowledge/renamed_bodies.toml；
    《党政机关公文处理工作条例》第十九条。
    """

    code = "TRM003"
    severity = WARNING
    terms = "renamed_bodies"
    title = Text("机构更名未更新", "Body under a former name")
    message = Text("“{wrong}”已改为“{right}”（{source}）", "“{wrong}” is now “{right}” ({source})")
    source = "《深化党和国家机构改革方案》（2018）等；《党政机关公文处理工作条例》第十九条"
    examples = (
        Good(_report(2023, "县生态环境局查处违法案件20件，做法在《法治日报》刊发。")),
        Good(_report(2017, "县环保局查处违法案件20件，做法在《法制日报》刊发。")),
        Good(_report(2023, "整合原县工商局、质监局的执法队伍；2016年县环保局查处的案件已执结。")),
        Good(_report(2023, "审结县环保局原局长受贿案，改造县工商局家属院，整理县质监局（现县市场监管局）档案。")),
        Good(_report(2023, "依据《闲置土地处置办法》（国土资源部令第53号）处置土地3宗，换发由县国土局核发的证书。")),
        Good(_report(2023, "落实银保监会印发的《银行保险机构操作风险管理办法》，高新区安监局检查企业30家。")),
        Bad(_report(2023, "青禾县⟦政府法制办⟧审查规范性文件3件。"), fixed=_report(2023, "青禾县司法局审查规范性文件3件。")),
        Bad(_report(2023, "经验在《⟦法制日报⟧》刊发。"), fixed=_report(2023, "经验在《法治日报》刊发。")),
        Bad(
            _report(2020, "县⟦环保局⟧查处违法案件20件，县⟦工商局⟧年报企业120户。"),
            fixed=_report(2020, "县生态环境局查处违法案件20件，县市场监管局年报企业120户。"),
        ),
        Bad(_report(2024, "联合云溪⟦银保监分局⟧开展检查。"), fixed=_report(2024, "联合云溪金融监管分局开展检查。")),
    )

    def check(self, report: Report) -> Iterator[Finding]:
        """One finding for each place, if the period of the report is known."""
        return super().check(report) if report.begin else iter(())

    def counts(self, paragraph: Paragraph, term: Term, start: int) -> bool:
        """Whether the sentence is about the present, and the name is not part of a citation."""
        text = paragraph.compact.text
        low, high = next(((a, b) for a, b in paragraph.sentences if a <= start < b), (0, len(text)))
        sentence = text[low:high]
        if any(word in sentence for word in _past()) or _pattern("FORMERLY").search(text, low, start):
            return False
        if term.since and any(int(year) <= term.since.year for year in _YEAR.findall(sentence)):
            return False
        return not any(_pattern(name).match(text, start + len(term.wrong)) for name in ("ISSUED", "GONE"))


@cache
def _past() -> tuple[str, ...]:
    return tuple(table("renamed_bodies")["context"]["past"])


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return pattern(terminals("wording")[name])
