"""SEC020: a report without a customary section of its kind."""

from __future__ import annotations

from collections.abc import Iterator

from lawlint.rule import INFO, Bad, Finding, Good, Report, Rule, Text

_END = "持续推进。"
_SENTENCES = 2
"""«各位代表，成绩来之不易。同时我们清醒地认识到，工作还存在不足»: a paragraph may come to its matter with its second sentence."""


class MissingCustomarySection(Rule):
    """缺少这类报告通常都有的部分。

    检查什么
    政府工作报告有没有工作回顾和工作安排，法院、检察院工作报告有没有问题和安排，预算报告有没有执行情况和预算草案，部门决算、预算有没有概况、
    情况说明和名词解释，统计公报有没有综合和注释。各级标题和各段前两句都没有提到的才提示。没有分部分的文稿不核对。

    为什么
    这些部分没有条文硬性规定，但历年各地的报告都有，缺了多半是合稿时漏掉的。

    依据
    实务；部门预决算的公开内容见《地方预决算公开操作规程》（财预〔2016〕143号）。
    """

    code = "SEC020"
    severity = INFO
    title = Text("缺少通常都有的部分", "Section missing that such reports have")
    message = Text("{kind_zh}通常还有：{missing_zh}", "Missing, and customary in a {kind_en}: {missing_en}")
    source = "实务"
    examples = (
        Good(
            f"2024年云溪市政府工作报告\n一、2023年工作回顾\n完成投资12亿元。\n二、2024年工作安排\n{_END}\n三、加强政府自身建设\n{_END}"
        ),
        Good(
            "青禾县人民检察院工作报告\n一、2023年主要工作\n批准逮捕120人。\n成绩来之不易。我们也清醒认识到，工作还存在不足。\n"
            f"二、2024年工作思路\n{_END}"
        ),
        Bad(f"⟦2024年云溪市政府工作报告⟧\n一、2023年工作回顾\n完成投资12亿元。\n二、加强政府自身建设\n{_END}"),
        Bad("⟦青禾县人民检察院工作报告⟧\n一、2023年主要工作\n批准逮捕120人。\n二、存在的不足\n队伍年轻。"),
    )

    def check(self, report: Report) -> Iterator[Finding]:
        """One finding that lists what is missing, at the title."""
        title, profile = report.document.title, report.profile
        dues = [due for due in profile.sections if due.customary]
        if title is None or not dues or len(report.outline) < 2:
            return
        if missing := report.unmentioned(dues, _SENTENCES):
            yield self.finding(
                title.span,
                kind_zh=profile.zh,
                kind_en=profile.en,
                missing_zh="；".join(due.zh for due in missing),
                missing_en="; ".join(due.en for due in missing),
            )
