"""TBL001: the table of applications for government information whose four entries do not balance."""

from __future__ import annotations

from lawlint.rule import ERROR, Bad, ClaimRule, Good, Text

_FORM = "政府信息公开申请|自然人|总计\n一、本年新收政府信息公开申请数量|{}\n二、上年结转政府信息公开申请数量|{}\n"
_FORM += "（一）予以公开|{}\n（七）总计|{}\n四、结转下年度继续办理|{}\n"


class ApplicationTableUnbalanced(ClaimRule):
    """申请办理表勾稽不平。

    检查什么
    政府信息公开工作年度报告「收到和处理政府信息公开申请情况」表，每一列「本年新收」加「上年结转」是否等于办理结果「总计」加「结转下年度继续办理」。
    2019年和2021年两种表式都认；表在PDF等中抄成了一行一行数字的，按表式的列序对应。空白格不当作0，不据以判错。

    为什么
    这一关系印在表头上，读者一加便知；表由各部门的数汇总，改了一处往往忘了另一处。

    依据
    国务院办公厅政府信息与政务公开办公室《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）。
    """

    code = "TBL001"
    severity = ERROR
    title = Text("申请办理表勾稽不平", "The table of applications does not balance")
    source = "国办公开办函〔2021〕30号"
    claims = ("balance/ogi",)
    examples = (
        Good(_FORM.format("10|10", "2|2", "11|11", "11|11", "1|1"), profile="xxgk"),
        Good(_FORM.format("0|0", "0|0", "0|0", "0|0", "0|0"), profile="xxgk"),
        Good(_FORM.format("14069|14069", "560|560", "13810|13810", "13810|13810", "819|819"), profile="xxgk"),
        Good(_FORM.format("10|", "2|", "11|", "11|", "1|2"), profile="xxgk"),
        Bad(_FORM.format("14069|14069", "560|560", "13810|13810", "13810|13810", "819|⟦809⟧"), profile="xxgk"),
        Bad(
            "一、本年新收政府信息公开申请数量 8 1 0 0 1 0 10\n二、上年结转政府信息公开申请数量 2 0 0 0 0 0 2\n"
            "（一）予以公开 8 1 0 0 1 0 10\n（七）总计 8 1 0 0 1 0 10\n四、结转下年度继续办理 ⟦1⟧ 0 0 0 0 0 ⟦1⟧\n",
            profile="xxgk",
        ),
    )
