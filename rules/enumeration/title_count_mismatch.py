"""ENU003: 《甲》《乙》等1件."""

from lawlint.rule import ERROR, Bad, ClaimRule, Good, Text


class TitleCountMismatch(ClaimRule):
    """所列文件名称与件数不符。

    检查什么
    连续的《》名称之后紧跟「等N件」「N部规章」：有「等」时名称不得多于N，没有「等」时应当正好是N。《》内的内容、后附的文号或者（试行）不影响计数，
    「三次听取《甲报告》《乙报告》」说的是次数，不核对。

    为什么
    补列或者删去一个文件以后，件数没有跟着改。

    依据
    《党政机关公文处理工作条例》第十九条（表述准确）。
    """

    code = "ENU003"
    severity = ERROR
    title = Text("“等N件”与所列名称数不符", "Number of documents differs from the titles listed")
    source = "《党政机关公文处理工作条例》第十九条"
    claims = ("count/titles",)
    examples = (
        Good("出台《甲方案》等12个文件。"),
        Good("审查《甲细则（试行）》《乙办法》和《丙通告》等3件规范性文件。"),
        Good("先后三次在会议上听取《2022年度报告》《2023上半年度报告》。"),
        Good("落实《关于贯彻〈甲条例〉的意见》等1件文件。"),
        Good("修订《甲细则》（青政规〔2023〕1号）、《乙规定》2部规章。"),
        Bad("修订《甲细则》《乙规定》⟦3部⟧规章。"),
        Bad("出台《甲方案》《乙方案》《丙意见》⟦两个⟧文件。"),
        Bad("审查《甲细则（试行）》《乙办法》和《丙通告》等⟦2件⟧规范性文件。"),
    )
