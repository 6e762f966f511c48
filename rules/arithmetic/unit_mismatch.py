"""NUM027: a part in another unit than its whole."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import groupby, pairwise

from lawlint.figures import Figure
from lawlint.knowledge import table
from lawlint.rule import INFO, Bad, Finding, Good, Related, Report, Rule, Text


class UnitMismatch(Rule):
    """单位前后不一致。

    检查什么
    「其中」前后说的是同一类事物，量词却换了：场与期、件与起、人与人次。只作提示，每种换法报告一次。涉案人数等另一类事物不提示。

    为什么
    量词不同，部分与总数就无法核对，读者也不知道是不是同一口径。

    依据
    GB/T 15835—2011；《党政机关公文处理工作条例》第十九条（表述准确）。
    """

    code = "NUM027"
    severity = INFO
    title = Text("单位前后不一致", "Unit changes within one list")
    message = Text("总数以“{whole}”计，其中一项以“{part}”计，请统一", "the whole counts {whole}, its part {part}: use one unit")
    source = "《党政机关公文处理工作条例》第十九条"
    examples = (
        Good("组织培训12场，其中专题培训5场。"),
        Good("受理案件20件，涉及35人。"),
        Good("办理案件20件、35人，其中认罪认罚8人。"),
        Bad("组织培训12场，其中专题培训⟦5期⟧。"),
        Bad("受理案件20件，其中调解⟦8起⟧。"),
    )

    def check(self, report: Report) -> Iterator[Finding]:
        """One finding for each pair of units of a whole and a part after 其中 that differ."""
        reported: set[tuple[str, str]] = set()
        for paragraph, members in groupby(report.figures, key=lambda figure: figure.paragraph):
            text = paragraph.compact.text
            if "其中" not in text:
                continue
            counted: set[str] = set()
            for whole, part in pairwise(members):
                counted.add(whole.unit)
                between = text[whole.at : part.at]
                if "。" in between:
                    counted.clear()
                elif "其中" in between and ";" not in between and part.unit not in counted:
                    pair = (whole.unit, part.unit)
                    if _are_related(*pair) and pair not in reported:
                        reported.add(pair)
                        yield self._mixed(whole, part)

    def _mixed(self, whole: Figure, part: Figure) -> Finding:
        related = (Related(whole.span, Text(whole.text, whole.text)),)
        return self.finding(part.span, related=related, whole=whole.unit, part=part.unit)


@cache
def _are_related(unit: str, other: str) -> bool:
    """Whether two units count the same kind of thing: 场 and 期, 人 and 人次."""
    return unit != other and any({unit, other} <= set(family) for family in table("names")["units"]["families"])
