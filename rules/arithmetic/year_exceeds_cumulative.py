"""NUM018: a figure of one period that exceeds the cumulative one."""

from __future__ import annotations

from lawlint.rule import ERROR, Bad, ClaimRule, Good, Text


class YearExceedsCumulative(ClaimRule):
    """年度数大于累计数。

    检查什么
    同一指标，当年数是否大于「试运行至今」「自……以来累计」的数。年内的「1至12月累计」就是年度数，不核对。

    为什么
    累计数包含当年数，不可能更小，多为两个数填反了。

    依据
    《党政机关公文处理工作条例》第十九条（内容真实准确）。
    """

    code = "NUM018"
    severity = ERROR
    title = Text("年度数大于累计数", "A year exceeds the cumulative figure")
    source = "《党政机关公文处理工作条例》第十九条"
    claims = ("cumulative",)
    examples = (
        Good("2023年累计受理办件810件，试运行至今累计受理办件2665件。"),
        Good("全年累计办理10180件，其中一季度9800件。"),
        Bad("2023年受理办件⟦2665件⟧，试运行至今累计受理办件810件。"),
    )
