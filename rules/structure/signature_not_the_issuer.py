"""STR008: a signature of other bodies than the title names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from lawlint.parsing.grammar import terminals
from lawlint.parsing.patterns import pattern
from lawlint.rule import ERROR, Bad, Finding, Good, Related, Report, Rule, Text


def _report(issuers: str, signed: str) -> str:
    return f"{issuers}关于2023年度法治政府建设工作情况的报告\n一、主要举措\n印发规定3件。\n{signed}\n2024年1月26日"


class SignatureNotTheIssuer(Rule):
    """落款与标题中的发文机关不符。

    检查什么
    标题开头写明的发文机关，与文末落款的单位是否相同。全称与简称（中共云溪市委员会与云溪市委、市场监督管理局与市场监管局）、机关与其办公室、
    机关与其党组视为相同；只是一处比另一处多写了单位的，只作提醒。标题转发、印发他人文件的，只看转发、印发的机关；落款之下没有日期的、
    受他人委托报告的不核对，网页的「发布机构」不是发文机关。

    为什么
    沿用他处的稿子或者改为联合行文以后，常常只改标题、不改落款，公文由谁负责就说不清了。

    依据
    《党政机关公文处理工作条例》第九条（标题由发文机关名称、事由和文种组成，落款署发文机关）；GB/T 9704—2012 第7.3.5条。
    """

    code = "STR008"
    severity = ERROR
    title = Text("落款与标题的发文机关不符", "Signed by others than the title names")
    message = Text("落款为{signed}，标题的发文机关是{issuers}", "Signed by {signed}; the title names {issuers}")
    source = "《党政机关公文处理工作条例》第九条"
    examples = (
        Good(_report("中共云溪市委 云溪市人民政府", "中共云溪市委　云溪市人民政府")),
        Good(_report("中共云溪市委、市政府", "中共云溪市委员会\n云溪市人民政府")),
        Good(_report("云溪市人民政府", "云溪市人民政府办公室")),
        Good("发布机构：云溪市人民政府办公室\n" + _report("云溪市司法局", "云溪市司法局")),
        Good(_report("", "云溪市司法局")),
        Bad(_report("云溪县人民政府", "⟦中共云溪县委员会⟧")),
        Bad(_report("中共云溪市委 云溪市人民政府", "⟦云溪市人民政府\n临江市人民政府⟧")),
    )

    def check(self, report: Report) -> Iterator[Finding]:
        """At most one finding, at the signature."""
        title, signature = report.document.title, report.document.signature
        if title is None or signature is None or report.document.date is None or not title.issuers:
            return
        unsigned = _without(title.issuers, signature.issuers)
        unnamed = _without(signature.issuers, title.issuers)
        if not (unsigned or unnamed) or any(_on_behalf().search(p.compact.text) for p in report.document.paragraphs):
            return
        yield self.finding(
            signature.span,
            related=(Related(title.span, Text("标题", "the title")),),
            weaker=not (unsigned and unnamed),
            signed="、".join(signature.issuers),
            issuers="、".join(title.issuers),
        )


def _without(bodies: Iterable[str], others: Iterable[str]) -> list[str]:
    """The bodies that are not among ``others``."""
    return [body for body in bodies if not any(_is_short_for(body, other) or _is_short_for(other, body) for other in others)]


@cache
def _on_behalf() -> re.Pattern[str]:
    return pattern(terminals("closing")["ON_BEHALF"])


def _is_short_for(short: str, full: str) -> bool:
    """Whether ``short`` only omits characters of ``full``: 云溪市人社局, 云溪市人力资源和社会保障局."""
    rest = iter(full)
    return all(character in rest for character in short)
