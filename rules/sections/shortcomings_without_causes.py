"""SEC002: shortcomings without their causes."""

from __future__ import annotations

from collections.abc import Iterator

from lawlint.rule import INFO, Bad, Finding, Good, Report, Rule, Text


def _report(shortcomings: str) -> str:
    """A report whose second part is ``shortcomings``."""
    return f"云溪市司法局2023年法治政府建设年度报告\n一、主要举措\n印发规定3件。\n{shortcomings}\n三、下一步打算\n持续推进。"


class ShortcomingsWithoutCauses(Rule):
    """只写不足未写原因。

    检查什么
    法治政府建设年度报告中写存在问题、不足的部分，标题和正文里有没有一句话说到原因（原因、由于、究其、源于、主要是……）。
    原因有时不用这些词也能说清楚，所以只作提示。没有单列这一部分的不核对。

    为什么
    规定要求报告「不足和原因」。只列问题不讲原因，下一步安排就没有针对性。

    依据
    《法治政府建设与责任落实督察工作规定》第二十五条。
    """

    code = "SEC002"
    severity = INFO
    title = Text("只写不足未写原因", "Shortcomings without their causes")
    message = Text("本部分没有写原因（{source}）", "This section does not say why ({source})")
    source = "《法治政府建设与责任落实督察工作规定》第二十五条"
    examples = (
        Good(_report("二、存在的不足和原因\n（一）法治意识有待加强。\n（二）执法水平有待提高。")),
        Good(_report("二、存在问题\n（一）法治意识有待加强。\n（二）执法水平有待提高。究其原因，一是培训不够。")),
        Good(_report("二、不足\n执法力量薄弱，主要是由于机构改革时间短。")),
        Bad(_report("⟦二、存在问题与不足⟧\n（一）法治意识有待加强。\n（二）执法水平有待提高。")),
        Bad(_report("⟦二、短板⟧\n法制机构人才配备不足。")),
    )

    def check(self, report: Report) -> Iterator[Finding]:
        """One finding for each such section, at its heading."""
        for section, _ in report.outline:
            causes = [word for due in report.profile.named(section.title) for word in due.causes]
            heading = section.heading
            if heading is None or not causes:
                continue
            text = "".join(paragraph.compact.text for paragraph in section.prose())
            if not any(word in text for word in causes):
                yield self.finding(heading.compact.span(0, heading.heading), source=report.profile.source)
