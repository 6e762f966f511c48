"""NUM007: a ratio that its figures contradict, or a composition that does not add up to 100."""

from __future__ import annotations

from lawlint.rule import WARNING, Bad, ClaimRule, Good, Text


class RatioMismatch(ClaimRule):
    """比例与数据不符。

    检查什么
    三次产业结构这样的a∶b∶c，各项之和是否为100；「A与B之比为a∶b」而A、B都在同一句中的，比值是否相符。带「约」的、比分、比例尺、时刻不核对。

    为什么
    比例随数据更新时容易漏改。

    依据
    GB/T 8170—2008；《国民经济和社会发展统计公报》编写惯例。
    """

    code = "NUM007"
    severity = WARNING
    title = Text("比例与数据不符", "Ratio does not match its figures")
    source = "GB/T 8170—2008"
    claims = ("ratio", "shares/structure")
    examples = (
        Good("三次产业结构由上年的13.2∶32.3∶54.5调整为12.4∶30.9∶56.7。"),
        Good("首选行政复议与行政诉讼之比约为4.5∶1。"),
        Good("行政复议案件18件、行政诉讼案件6件，二者之比为3∶1。"),
        Bad("三次产业结构为⟦12.4⟧∶30.9∶58.7。"),
    )
