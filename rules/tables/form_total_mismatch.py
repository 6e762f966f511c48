"""TBL002: a total of the forms of the report on open government information that its own rows or columns contradict."""

from __future__ import annotations

from lawlint.rule import ERROR, Bad, ClaimRule, Good, Text

_HEAD = "政府信息公开申请|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计\n"
_ROWS = (
    "一、本年新收政府信息公开申请数量|13612|252|0|45|128|32|{}\n二、上年结转政府信息公开申请数量|0|0|0|0|0|0|0\n"
    "（一）予以公开|13612|250|0|45|128|32|14067\n{}（七）总计|13612|252|0|45|128|32|14069\n四、结转下年度继续办理|0|0|0|0|0|0|0\n"
)


class FormTotalMismatch(ClaimRule):
    """政府信息公开年报表格的行列合计不符。

    检查什么
    「收到和处理政府信息公开申请情况」表每一行的「总计」是否等于自然人和各类法人之和，每一列的「（七）总计」是否等于（一）至（六）各项之和；
    「行政复议、行政诉讼情况」表每一组的「总计」是否等于结果维持、结果纠正、其他结果、尚未审结之和。「（六）其他处理」分列三行的（2021年表式）
    和只有一行的（2019年表式）都认。没有印出的总计不核对；有空白格的，各项之和不超过总计就不判错。

    为什么
    表由各部门的数汇总，改了一格，合计往往忘了跟着改。

    依据
    国务院办公厅政府信息与政务公开办公室《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）。
    """

    code = "TBL002"
    severity = ERROR
    title = Text("行列合计不符", "A total of the form is not the sum of its cells")
    source = "国办公开办函〔2021〕30号"
    claims = ("sum/ogi",)
    examples = (
        Good(_HEAD + _ROWS.format("14069", "（六）其他处理|0|2|0|0|0|0|2\n"), profile="xxgk"),
        Good(_HEAD + _ROWS.format("14069", "（六）其他处理|||||||\n3.其他|0|2|0|0|0|0|2\n"), profile="xxgk"),
        Good(_HEAD + _ROWS.format("", "（六）其他处理||2||||| \n"), profile="xxgk"),
        Bad(_HEAD + _ROWS.format("⟦14096⟧", "（六）其他处理|0|2|0|0|0|0|2\n"), profile="xxgk"),
        Bad("四、行政复议、行政诉讼情况\n376 97 196 121 ⟦709⟧ 16 1 12 27 56 74 1 30 51 156\n", profile="xxgk"),
    )
