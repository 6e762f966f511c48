"""SEC001: a report without a required section of its kind."""

from __future__ import annotations

from collections.abc import Iterator

from lawlint.rule import WARNING, Bad, Finding, Good, Report, Rule, Text

_TITLE = "云溪市人民政府关于2023年度法治政府建设工作情况的报告\n"
_END = "云溪市人民政府\n2024年1月26日"


class MissingRequiredSection(Rule):
    """缺少这类报告必须具备的内容。

    检查什么
    法治政府建设年度报告应当写明四项内容：主要举措和成效、不足和原因、党政主要负责人履行第一责任人职责的情况、下一年度的主要安排。
    各级标题和各段首句都没有提到的，视为缺少；先后顺序不限，几项可以合写。没有分部分的文稿不核对。格式和次序都有规定的报告见SEC010。

    为什么
    必备内容是督察和备案时首先核对的，缺一项就会被退回补报。

    依据
    《法治政府建设与责任落实督察工作规定》第二十五条。
    """

    code = "SEC001"
    severity = WARNING
    title = Text("年度报告缺必备内容", "Section missing that the report must have")
    message = Text("缺少必备内容：{missing_zh}（{source}）", "Missing: {missing_en} ({source})")
    source = "《法治政府建设与责任落实督察工作规定》第二十五条"
    examples = (
        Good(
            _TITLE + "一、第一责任人履职情况\n县长部署工作4次。\n二、工作成效\n印发规定3件。\n三、不足和原因\n宣传不够。\n"
            "四、下一步打算\n持续推进。\n" + _END
        ),
        Good(
            _TITLE + "一、主要举措\n印发规定3件。市长履行第一责任人职责。\n（一）第一责任人履职。市长部署工作4次。\n"
            "二、存在问题和2024年安排\n宣传不够。\n" + _END
        ),
        Good(
            _TITLE + "一、主要举措和成效\n印发规定3件。区长切实履行第一责任人职责，部署工作4次。\n二、不足和原因\n宣传不够。\n"
            "三、下一步打算\n持续推进。\n" + _END
        ),
        Bad(
            f"⟦{_TITLE.strip()}⟧\n一、主要举措和成效\n印发规定3件。\n二、2024年工作安排\n持续推进。\n" + _END,
        ),
        Bad(
            f"⟦{_TITLE.strip()}⟧\n一、主要举措和成效\n印发规定3件。\n二、存在的不足和原因\n宣传不够。\n"
            "三、第一责任人履职情况\n市长部署工作4次。\n" + _END,
        ),
    )

    def check(self, report: Report) -> Iterator[Finding]:
        """One finding that lists what is missing, at the title."""
        title = report.document.title
        if title is None or report.profile.ordered or len(report.outline) < 2:
            return
        missing = report.unmentioned(due for due in report.profile.sections if due.required)
        if missing:
            yield self.finding(
                title.span,
                missing_zh="；".join(due.zh for due in missing),
                missing_en="; ".join(due.en for due in missing),
                source="；".join(dict.fromkeys(due.source or report.profile.source for due in missing)),
            )
