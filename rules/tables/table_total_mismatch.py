"""TBL003: a total or a share of a table that its own rows contradict."""

from __future__ import annotations

from lawlint.rule import ERROR, Bad, ClaimRule, Good, Text


class TableTotalMismatch(ClaimRule):
    """一般表的合计、占比与各行不符。

    检查什么
    用竖线分列的表，和从PDF等抄成一行一行数字的表：「合计」「总计」行是否等于上面各行之和（「其中」行不重复计算）；「其中」各行是穷尽分类的，
    是否等于总数；「比重」「占比」列是否等于本行数除以100%那一行的数；按科目编码，上级是否等于下级之和；收支总表两边是否相等；一行的合计是否等于
    各列之和；增减额一列是否等于两列之差。抄成行的表已经丢了空格，同表其他各行都成立、个别一处不成立的才提示。各数按印出的位数留出修约误差，项数越多容许的差越大。

    为什么
    表里改了一格，合计和占比往往忘了跟着改。

    依据
    《党政机关公文处理工作条例》第十九条（内容真实准确）；GB/T 8170-2008 数值修约。
    """

    code = "TBL003"
    severity = ERROR
    title = Text("一般表合计、占比不符", "Table total or share does not match its rows")
    source = "《党政机关公文处理工作条例》第十九条"
    claims = ("sum/table", "share/table", "shares/table", "partof/table", "balance/table", "change/derived")
    examples = (
        Good("指标|数量（件）|占比（%）\n警告|120|40.0\n罚款|150|50.0\n其他|30|10.0\n合计|300|100.0\n"),
        Good("项目|金额\n收入合计|300\n其中：甲|100\n乙|150\n"),
        Bad(
            "一、财政拨款收入 90.50 一、教育支出 60.90\n二、其他收入 10.10 二、卫生支出 40.40\n"
            "本年收入合计 100.60 本年支出合计 ⟦100.60⟧\n年初结转 2.00 年末结转 2.00\n总计 102.60 总计 102.60\n"
        ),
        Bad("指标|数量（件）\n警告|120\n罚款|150\n其他|30\n合计|⟦310⟧\n"),
        Bad("项目|2024年|2023年|增减\n甲|120|100|20\n乙|150|161|-11\n丙|33|30|3\n丁|72|40|32\n戊|57|23|⟦43⟧\n"),
        Bad("指标|数量（件）|占比（%）\n行政处罚|200|100.0\n警告|120|⟦61.0⟧\n罚款|80|40.0\n"),
    )
