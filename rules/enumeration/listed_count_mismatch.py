"""ENU004: 市、县、乡、村三级."""

from lawlint.rule import WARNING, Bad, ClaimRule, Good, Text


class ListedCountMismatch(ClaimRule):
    """并列项数与紧随其后的“N级”“N张清单”不符。

    检查什么
    「甲、乙、丙三级」「甲、乙、丙和丁等“四张清单”」「市县乡三级」，以及「5个科室，包括：甲、乙……」：没有「等」时项数应当正好是N，有「等」时不得
    多于N。和、与、及可能在名称之内，各种分法都不符、且只差一项（七项以上差两项以内）才提示；各项自带数量、数字之后还有并列项的不提示。

    为什么
    增删一项以后忘了改总数。差得多的，往往是数字说的是别的事。

    依据
    《党政机关公文处理工作条例》第十九条（表述准确）。
    """

    code = "ENU004"
    severity = WARNING
    title = Text("并列项数与“N级”“N类”不符", "Number of things listed differs from the number given")
    source = "《党政机关公文处理工作条例》第十九条"
    claims = ("count/listed", "count/levels", "count/characters", "count/announced", "count/echo", "count/heads")
    examples = (
        Good("编制不予处罚、从轻处罚、减轻处罚和免予行政强制等“四张清单”。"),
        Good("加强市、乡、村三级公共法律服务中心建设。"),
        Good("完善省市县乡村五级服务体系，健全青禾县乡村三级网络。"),
        Good("市场准入退出、隐性壁垒破除等十个专项行动。"),
        Good("民事诉讼法、土壤污染防治法等执法检查5次。"),
        Good("对学校、医院两类场所开展检查，新建公园、广场12处。"),
        Good("发展低空经济和商业航天、量子科技、生物制造等三大产业。"),
        Bad("加强市、县、乡、村⟦三级⟧公共法律服务体系建设。"),
        Bad("公安、交通、住建、水务、林草等⟦四个⟧部门联合执法。"),
        Bad("完善省市县乡村⟦四级⟧服务体系。"),
        Bad("设⟦5个⟧内设机构，包括：办公室、财务室、护理部、后勤部。"),
    )
