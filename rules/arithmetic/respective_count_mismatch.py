"""NUM004: two subjects, three values after 分别."""

from lawlint.rule import ERROR, Bad, ClaimRule, Good, Text


class RespectiveCountMismatch(ClaimRule):
    """“分别”之前的项数与之后的数值个数不符。

    检查什么
    「甲、乙分别增长x、y」中，“分别”之前并列的项数与之后并列的数值个数应当相同。「城乡」「一二三产」按两项、三项计；名称中的「和」各种分法都试；
    主体分散在前面几个分句的、只有一个数值的（甲、乙分别增长20%）不提示。

    为什么
    增删一项而没有增删它的数值，后面的数值就都对错了位。

    依据
    《党政机关公文处理工作条例》第十九条（表述准确）。
    """

    code = "NUM004"
    severity = ERROR
    title = Text("“分别”项数不匹配", "Subjects and values of 分别 differ in number")
    source = "《党政机关公文处理工作条例》第十九条"
    claims = ("arity/respectively",)
    examples = (
        Good("城镇、农村居民收入分别增长4.5%和6.1%。"),
        Good("城乡居民人均可支配收入分别增长4.4%、5.6%。"),
        Good("批准逮捕75.3万人，提起公诉163.1万人，同比分别上升2.9%和下降3.4%。"),
        Good("市县两级法院分别审结案件300件和1200件。"),
        Good("分别在市、县两级开展执法检查。"),
        Good("食品、药品合格率分别从95%、96%提高到97%、98%。"),
        Bad("一、二、三季度受理案件分别为12件、⟦15件⟧。"),
        Bad("城镇和农村居民收入分别增长4.5%、6.1%和⟦5.2%⟧。"),
    )
