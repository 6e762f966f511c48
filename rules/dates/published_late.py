"""DAT011: a report published or written after its deadline of publication."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from lawlint.knowledge import table
from lawlint.parsing.metadata import published, signed
from lawlint.rule import INFO, Bad, Finding, Good, Report, Rule, Text


def _law(head: str, day: str) -> str:
    title = "云溪市人民政府关于2023年度法治政府建设工作情况的报告"
    return f"{head}{title}\n一、主要举措\n印发规定3件。\n云溪市人民政府\n{day}"


def _open(head: str, body: str) -> str:
    return f"{head}{body}2023年政府信息公开工作年度报告\n一、总体情况\n公开信息120条。"


class PublishedLate(Rule):
    """晚于公开时限。

    检查什么
    网页表头的发布日期（没有的，看成文日期）是否晚于该类报告的公开时限：法治政府建设年度报告为次年4月1日之前，政府信息公开工作年度报告
    县级以上人民政府为次年3月31日前、其部门为次年1月31日前。没有日期的、隔年以后才发布的（多为网站迁移后重新发布）和乡镇街道的不核对。

    为什么
    按时公开是法定义务；日期也可能写错。重新发布的日期晚于首次公开，因此只作提示。

    依据
    《法治政府建设与责任落实督察工作规定》第二十四条；《政府信息公开条例》第四十九条。见 knowledge/deadlines.toml。
    """

    code = "DAT011"
    severity = INFO
    title = Text("晚于公开时限", "Published late")
    message = Text(
        "{year}年度的报告应于{limit}以前公开，这里是{day}（{source}）",
        "The report on {year} was to be public by {limit}, and this is {day} ({source})",
    )
    source = "《法治政府建设与责任落实督察工作规定》第二十四条、《政府信息公开条例》第四十九条"
    examples = (
        Good(_law("发布日期：2024-03-31\n", "2024年1月26日")),
        Good(_law("", "2024年1月26日")),
        Good(_law("发布日期：2025-06-01\n", "2024年1月26日")),
        Good(_open("发布日期：2024-03-31\n", "青禾县人民政府")),
        Good(_open("", "青禾县人民政府")),
        Good(_open("发布日期：2024-02-20\n", "青禾县白石镇人民政府")),
        Good(_open("发布日期：2024-04-20\n", "")),
        Bad(_law("⟦发布日期：2024-04-15⟧\n", "2024年1月26日")),
        Bad(_law("", "⟦2024年4月8日⟧")),
        Bad(_open("⟦发布日期：2024年4月2日⟧\n", "青禾县人民政府")),
        Bad(_open("⟦发布日期：2024-02-01⟧\n", "青禾县水务局")),
    )

    def check(self, report: Report) -> Iterator[Finding]:
        """At most one finding, at the day of publication, or at the date where that is missing."""
        year = report.facts.year
        row = _deadline(report.profile.name, report.facts.issuers)
        entry = published(report.document) or next(signed(report.document), None)
        if year is None or row is None or entry is None:
            return
        span, day = entry
        limit = date(year + 1, row["month"], row["day"])
        if day > limit and day.year == limit.year:
            yield self.finding(span, year=year, limit=limit.isoformat(), day=day.isoformat(), source=row["source"])


def _deadline(profile: str, issuers: tuple[str, ...]) -> dict[str, Any] | None:
    """The row for the kind of report and the issuers; None where there is no deadline."""
    bodies = issuers or ("",)
    for row in table("deadlines")["deadlines"]:
        if row["profile"] == profile and all(
            body.endswith(tuple(row["issuers"])) and not any(word in body for word in row["not"]) for body in bodies
        ):
            return row  # type: ignore[no-any-return]
    return None
