"""LEF001: a placeholder that was not filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lawlint.parsing.grammar import terminals
from lawlint.parsing.patterns import pattern
from lawlint.parsing.prose import prose
from lawlint.rule import ERROR, Bad, Finding, Good, Option, Report, Rule, Text

_KINDS = ("CROSSES", "DIGITS", "BLANK", "QUERY", "STARS", "REMINDER", "TASK")
_TITLE = pattern(r"《[^《》]*》")


class PlaceholderLeft(Rule):
    """占位符残留。

    检查什么
    数字位置上的「XX件」「X%」「____次」「??人」「**件」「20XX年」，括号里的「待补充」「请核实」一类提示，以及 TODO、TBD。
    「X光」「1+X项目」这样的名称、「李某某」「××公司」这样的隐名、书名号内的名称、Markdown 的加粗和表格里的空格不提示。

    为什么
    起草时留空、定稿时忘了填，是最显眼的差错：读者看到的是一份没有写完的报告。

    依据
    《党政机关公文处理工作条例》第十九条（内容真实准确、表述完整）；实务。
    """

    code = "LEF001"
    severity = ERROR
    title = Text("占位符残留", "Placeholder left in the text")
    message = Text("“{text}”是占位符，没有换成实际内容", "“{text}” is a placeholder that nobody filled in")
    source = "《党政机关公文处理工作条例》第十九条"
    examples = (
        Good("为基层配备X光检查设备3台，推广1+X项目和5X项。"),
        Good("李某某行政处罚案、××公司不服行政许可案入选典型案例。"),
        Good("全年**办结**件数增长，开展**普法**次数居全省前列。"),
        Good("申请人：________ 日期：____年__月__日"),
        Bad("全年办结案件⟦XX件⟧。"),
        Bad("办结率达⟦X%⟧，召开会议⟦____次⟧。"),
        Bad("⟦【待补充：出庭应诉数据】⟧，办结30件⟦〔此处核实〕⟧。"),
        Bad("⟦20XX年⟧，临江区培训执法人员⟦??人⟧。"),
    )

    options = (
        Option(
            "words",
            (),
            Text("本单位模板中的其他占位文字，如“此处填写”", "other placeholders of the house's templates"),
        ),
    )

    def check(self, report: Report) -> Iterator[Finding]:
        """One finding for each placeholder outside 《》, and for each of the configured words."""
        for paragraph in prose(report.document):
            text = paragraph.compact.text
            for word in report.options["words"]:
                for start in (found.start() for found in re.finditer(re.escape(word), text)):
                    yield self.finding(paragraph.compact.span(start, start + len(word)), text=word)
            if not _sign().search(text):
                continue
            titles = [title.span() for title in _TITLE.finditer(text)]
            for match in _pattern().finditer(text):
                start, end = match.span()
                if any(low < start < high for low, high in titles) or not _in_place(text, match):
                    continue
                span = paragraph.compact.span(start, end)
                yield self.finding(span, text=report.source.text[span.start : span.end])


@cache
def _sign() -> re.Pattern[str]:
    """The beginning of every placeholder, which few paragraphs have; it starts with one character class, for a fast search."""
    return pattern(r"[Xx×2_?*TF(\[【〔](?:(?<![2(\[【〔])|(?<=2)0[X×\d][X×]|(?<!2)[待请此这])")


@cache
def _pattern() -> re.Pattern[str]:
    spelled = terminals("marks")
    return pattern("|".join(f"(?P<{kind}>{spelled[kind]})" for kind in _KINDS))


def _in_place(text: str, match: re.Match[str]) -> bool:
    """Whether the match is in the place of a number: not after a letter or a digit, and not the end of bold type."""
    before = text[match.start() - 1 : match.start()]
    if match[0].startswith(("**", "__")) and match[0][2] not in "*_":
        return text.count(match[0][:2]) % 2 == 1
    if match.lastgroup == "CROSSES":
        # 3×5米 is a product, 1+X项 and A×B are names
        return not before or not (before.isascii() and (before.isalnum() or before in "+-.)"))
    return True
