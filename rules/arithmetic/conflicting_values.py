"""NUM015: one indicator stated twice with different values."""

from __future__ import annotations

from lawlint.rule import ERROR, Bad, ClaimRule, Good, Text


class ConflictingValues(ClaimRule):
    """同一指标前后不一致。

    检查什么
    名称、单位、时期、范围都相同的指标，前后写了不同的数：两处都写明同一时期的；三处以上只有一处不同的；数字相同而次序不同（320与302、159与195），
    多为录入颠倒的。目标与结果、当年与累计、全市与本级同名而值不同，是对的；带「约」「余」「左右」的，「其中」「新增」「计划」的，不据以判错。

    为什么
    同一指标由两个部门提供，或者修改时只改了一处，前后就对不上；「存在的问题」部分沿用旧数最为常见。

    依据
    《党政机关公文处理工作条例》第十九条（内容真实准确）。
    """

    code = "NUM015"
    severity = ERROR
    title = Text("同一指标前后不一致", "One indicator, two values")
    source = "《党政机关公文处理工作条例》第十九条"
    claims = ("repeat/period", "repeat/majority", "repeat/undated", "repeat/transposed", "repeat/anniversary", "repeat/measured")
    examples = (
        Good("2023年办结案件320件，2022年办结案件302件。"),
        Good("全年收到申请400余件。全年收到申请423件。"),
        Good("一、2024年工作回顾\n城镇新增就业6870人。\n二、2025年工作安排\n城镇新增就业6000人。"),
        Good("全市规上工业企业159家。青禾县规上工业企业15家。"),
        Bad("2023年全市收到行政复议申请18件。\n2023年全市共收到行政复议申请⟦21件⟧。"),
        Bad("全年办结行政案件320件。\n从存在的问题看，全年办结行政案件⟦302件⟧，数量偏少。"),
        Bad("规上工业企业由142家增加到159家。\n产业结构不优，规上工业企业仅⟦195家⟧。"),
        Bad("城市道路总长1286公里。城市道路总长1286公里。城市道路总长⟦1268公里⟧。"),
    )
