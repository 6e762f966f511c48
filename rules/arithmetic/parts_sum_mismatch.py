"""NUM001: a complete list of parts that does not add up to the whole."""

from __future__ import annotations

from lawlint.rule import ERROR, Bad, ClaimRule, Good, Text


class PartsSumMismatch(ClaimRule):
    """分项之和不等于总数。

    检查什么
    「其中……另外……」「分为a和b」「含a、b、c」这样把总数分尽的列举，各分项之和是否等于总数。没有写明分尽的「其中」，只按分项不大于总数核对
    （NUM002），几项之和略大于总数的除外；总数有几种认法时，每种都不符才提示。

    为什么
    总数改了、分项没有改，是报告最常见的数据错误之一，读者用口算就能发现。

    依据
    《党政机关公文处理工作条例》第十九条（内容真实准确）；GB/T 8170—2008（修约后的和按区间比较）。
    """

    code = "NUM001"
    severity = ERROR
    title = Text("分项之和不等于总数", "Parts do not add up to the whole")
    source = "《党政机关公文处理工作条例》第十九条"
    claims = (
        "sum/list",
        "sum/within",
        "sum/bracket",
        "sum/outline",
        "sum/lines",
        "sum/stages",
        "sum/rest",
        "sum/surplus",
        "sum/carried",
        "sum/other",
        "sum/division",
        "sum/split",
        "sum/grown",
        "sum/percents",
        "sum/pull",
        "sum/outcomes",
        "sum/changes",
        "sum/contents",
        "sum/points",
        "sum/deeds",
        "sum/subject",
        "sum/account",
        "sum/topped",
    )
    examples = (
        Good("全年办理行政许可120件，其中新办60件、变更35件。"),
        Good("全年受理案件2.3万件，其中一审1.1万件，其余1.2万件为二审。"),
        Good("制定规范性文件1件，修改2件，废止1件，其中1件已备案，另外1件正在备案中。"),
        Bad("全年审查重大行政决策⟦9件⟧，其中，完成决策7件，另外3件正在审查。"),
        Bad("青禾县社会保险基金收入完成217.5亿元，支出完成199.2亿元，当年收支结余⟦19.3亿元⟧。"),
        Bad("石佛县登记失业人员⟦1250人⟧。按性别分，男性620人，女性630人；按年龄分，40岁以下410人，41岁以上850人。"),
        Bad("青禾县全年召开会议⟦12次⟧，分为全体会议4次和专题会议7次。"),
    )
