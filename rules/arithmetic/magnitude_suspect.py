"""NUM020: two values of one indicator that differ by a power of ten."""

from __future__ import annotations

from collections.abc import Iterator

from lawlint.claims.claim import Claim, Operand
from lawlint.exact.interval import quotient
from lawlint.rule import WARNING, Bad, ClaimRule, Finding, Good, Related, Report, Text

_FAR = 100


class MagnitudeSuspect(ClaimRule):
    """数量级疑误。

    检查什么
    同一指标两处的数，有效数字相同而相差十、百、千、万倍；分项用「万」、总数用「亿」而分项是总数一百倍以上。换算相等的（350万元，即0.035亿元）是对的。

    为什么
    万元、亿元混用时，小数点或单位写错，一差就是千百倍。

    依据
    《党政机关公文处理工作条例》第十九条（内容真实准确）；GB 3100—1993（单位的使用）。
    """

    code = "NUM020"
    severity = WARNING
    title = Text("数量级疑误", "Order of magnitude in doubt")
    message = Text("{part} 是 {whole} 的 {times} 倍，单位疑误", "{part} is {times} times {whole}: the unit may be wrong")
    source = "《党政机关公文处理工作条例》第十九条"
    claims = ("repeat/magnitude",)
    examples = (
        Good("罚没款共计350万元，即0.035亿元。"),
        Good("总投资12亿元，惠及群众3万人。"),
        Good("一、2024年工作回顾\n引进项目资金35亿元。\n二、2025年工作安排\n引进项目资金350亿元。"),
        Bad("罚没款共计350万元。\n全年罚没款⟦3.5亿元⟧。"),
        Bad("总投资12亿元，其中市级配套⟦15000000万元⟧。"),
    )

    def check(self, report: Report) -> Iterator[Finding]:
        """Findings for repeats a power of ten apart, and for parts in 万 that far exceed their whole in 亿."""
        yield from super().check(report)
        for claim in report.failing:
            if claim.kind == "partof" and (pair := _excessive_part(claim)):
                part, whole, times = pair
                related = (Related(whole.span, Text(whole.text, whole.text)),)
                yield self.finding(part.span, related=related, part=part.text, whole=whole.text, times=times)


def _excessive_part(claim: Claim) -> tuple[Operand, Operand, int] | None:
    if len(claim.operands) != 2:
        return None
    part, whole = sorted(claim.operands, key=lambda o: o.low or 0, reverse=True)
    if part.low is None or not whole.high or "亿" not in whole.text or "亿" in part.text:
        return None
    times = quotient(part.low, whole.high)
    return (part, whole, round(times)) if times >= _FAR else None
