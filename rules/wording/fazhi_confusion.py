"""TRM002: 法治 and 法制 confused in a term."""

from __future__ import annotations

from lawlint.rule import WARNING, Bad, Good, TermRule, Text


class FazhiConfusion(TermRule):
    """“法治”“法制”误用。

    检查什么
    已经定型的提法中，“法治”“法制”是否用反：法治政府、法治社会、法治思维、依法治国、习近平法治思想用“治”，重大执法决定法制审核用“制”。
    只认表中整条的误写；“法制审核”“法制机构”“法制宣传”“社会主义法制”等本来正确的说法、书名号内的名称，以及提法定型以前的文稿不提示。

    为什么
    法制是法律制度，法治是依法治理。两个词同音，输入时最容易选错，写进报告标题和重要论断就是硬伤。

    依据
    《中华人民共和国宪法》第五条；《行政处罚法》第五十八条；其余见 knowledge/fazhi.toml，每条都注明出处。
    """

    code = "TRM002"
    severity = WARNING
    terms = "fazhi"
    title = Text("“法治”“法制”误用", "法治 and 法制 confused")
    message = Text("“{wrong}”应为“{right}”（{source}）", "“{wrong}” should read “{right}” ({source})")
    source = "《宪法》第五条、《行政处罚法》第五十八条等"
    examples = (
        Good("加快推进法治政府建设，依法治县办公室督促整改。"),
        Good("严格落实重大执法决定法制审核制度，各执法部门的法制机构审核案件30件。"),
        Good("加强社会主义法制建设，开展法制宣传教育12场。"),
        Good("查出将“法治政府”误写为“法制政府”的差错3处。"),
        Good("云溪市人民政府关于2010年度工作情况的报告\n领导干部的法制思维得到增强。"),
        Bad("深入学习贯彻⟦习近平法制思想⟧。", fixed="深入学习贯彻习近平法治思想。"),
        Bad("严格落实重大⟦执法决定法治审核⟧制度。", fixed="严格落实重大执法决定法制审核制度。"),
        Bad("青禾县加快建设⟦法制政府⟧，健全⟦法制社会⟧。", fixed="青禾县加快建设法治政府，健全法治社会。"),
        Bad("县长履行推进⟦法制建设第一责任人⟧职责。", fixed="县长履行推进法治建设第一责任人职责。"),
    )
