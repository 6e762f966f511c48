"""TRM005: a word confused with one that sounds or looks similar."""

from __future__ import annotations

from lawlint.rule import WARNING, Bad, Good, TermRule, Text


class CommonTypo(TermRule):
    """易错词。

    检查什么
    「截止」用作「截至」、「布署」「座落」「按装」「做为」、「权利」与「权力」、「反应」与「反映」、「必需」与「必须」的混用，以及写错一个字的成语
    （「一如继往」「再接再励」）。只认表中的误写；在别处本是正确的词（报名截止日期、公民权利、不良反应情况、分布署名），看上下文，
    说不准的不提示。「其它」「截止到」只在显示提示（info）时列出。

    为什么
    同音字、形近字最容易输错，校对时又最容易放过。

    依据
    《现代汉语词典》；第一批异形词整理表（GF 1001—2001）；见 knowledge/typos.toml，每条都注明出处。
    """

    code = "TRM005"
    severity = WARNING
    terms = "typos"
    title = Text("易错词", "Word mistaken for another")
    message = Text("“{wrong}”应为“{right}”（{source}）", "“{wrong}” should read “{right}” ({source})")
    source = "《现代汉语词典》、GF 1001—2001"
    examples = (
        Good("截至2023年12月31日，共办结320件。"),
        Good("报名截止日期为12月31日，征求意见截止12月31日。"),
        Good("规范行政权力运行，保障公民权利，厘清行政权利义务关系。"),
        Good("办件分布署名公示，既使群众满意，也使企业受益；努力做为民服务的表率。"),
        Good("按装饰装修规定检查，严禁拼凑效果，设备底座落在基础上。"),
        Good("监测疫苗不良反应情况，保障生活必需品供应，严防犯罪。"),
        Bad("⟦截止⟧2023年12月31日，共办结320件。", fixed="截至2023年12月31日，共办结320件。"),
        Bad("全面⟦布署⟧年度工作。", fixed="全面部署年度工作。"),
        Bad("规范⟦行政权利⟧运行。", fixed="规范行政权力运行。"),
        Bad("认真办理群众⟦反应⟧的问题，⟦一如继往⟧支持企业。", fixed="认真办理群众反映的问题，一如既往支持企业。"),
        Bad("新馆⟦座落⟧于临江区，⟦按装⟧监控120个。", fixed="新馆坐落于临江区，安装监控120个。"),
    )
