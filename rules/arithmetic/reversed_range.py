"""NUM021: a range of numbers whose end is less than its start."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache

from lawlint.parsing.grammar import terminals
from lawlint.parsing.patterns import pattern
from lawlint.parsing.prose import prose
from lawlint.rule import ERROR, Bad, Finding, Good, Report, Rule, Text


class ReversedRange(Rule):
    """数值范围倒置。

    检查什么
    用浪纹线、连接号或「至」连起来的两个同单位的数，前一个是否大于后一个。「由a至b」是变化，不是范围；年份、文号、条款、比分、型号不核对。

    为什么
    范围应当由小到大写，倒置多为抄写颠倒。

    依据
    GB/T 15835—2011 第5.1.3条；GB/T 15834—2011 浪纹线连接号。
    """

    code = "NUM021"
    severity = ERROR
    title = Text("数值范围倒置", "Reversed range")
    message = Text("范围倒置：{low}小于{high}", "The range ends below its start: {low} is less than {high}")
    source = "GB/T 15835—2011 第5.1.3条"
    examples = (
        Good("处罚金额在2000元～5000元之间，办理时限为3—5天。"),
        Good("办理时限由20个工作日至5个工作日，进一步压缩。"),
        Good("对照第12—8条和型号8-3，比分21—15。"),
        Good("每场5000—1万人。"),
        Good("按表3-1项目资金预算执行。"),
        Good("卫生监督机构支出 195 -100.0%"),
        Bad("参训人员为⟦60—40人⟧。"),
        Bad("满意率保持在⟦98%～95%⟧。"),
    )

    def check(self, report: Report) -> Iterator[Finding]:
        """One finding for each decreasing range."""
        for paragraph in prose(report.document):
            text = paragraph.compact.text
            for joint in _joint().finditer(text):
                left = _left().search(text, max(0, joint.start() - _LONGEST), joint.start())
                right = _right().match(text, joint.end())
                if not (left and right) or _value(left[1]) <= _value(right[1]) or not _is_range(text, joint, left, right[2]):
                    continue
                if paragraph.compact.at[joint.start()] > paragraph.compact.at[joint.start() - 1] + 1 and joint[0] == "-":
                    continue  # a cell, and a negative number in the next: 188 -100.0%
                span = paragraph.compact.span(left.start(), right.end())
                yield self.finding(span, high=left[1] + right[2], low=right[0])


_LONGEST = 20
"""The number of characters before the joint in which the first number is searched."""


@cache
def _joint() -> re.Pattern[str]:
    return pattern(terminals("misuse")["JOINT"])


@cache
def _left() -> re.Pattern[str]:
    return pattern(f"({terminals('misuse')['SIZE']})({terminals('misuse')['MEASURED']})?$")


@cache
def _right() -> re.Pattern[str]:
    return pattern(f"({terminals('misuse')['SIZE']})({terminals('misuse')['MEASURED']})")


_SCALES = {"百": 10**2, "千": 10**3, "万": 10**4, "亿": 10**8}


def _value(printed: str) -> Fraction:
    value = Fraction(re.sub(r"[^\d.]", "", printed))
    for scale in printed:
        value *= _SCALES.get(scale, 1)
    return value


def _is_range(text: str, joint: re.Match[str], left: re.Match[str], unit: str) -> bool:
    """Whether the pair is a range: one unit, and not a change (由a至b), a year, or part of a code."""
    start = left.start()
    before = text[start - 1 : start]
    clause = re.split("[,。;:、]", text[max(0, start - _LONGEST) : start])[-1]
    if left[2] not in (None, unit) or (joint[0] == "-" and left[2]) or re.fullmatch(r"(?:19|20)\d\d", left[1]):
        return False
    in_code = before.isascii() and before not in "(,;:"
    return not (in_code or before in tuple("第表图—–~至") or re.search("[由从]", clause))
