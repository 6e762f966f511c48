"""DAT003: a range of dates that ends before it begins."""

from __future__ import annotations

from collections.abc import Iterator

from lawlint.parsing.dates import ranges
from lawlint.parsing.prose import rows_and_prose
from lawlint.rule import ERROR, Bad, Finding, Good, Report, Rule, Text


class ReversedDateRange(Rule):
    """起止日期倒置。

    检查什么
    用「至」「到」或连接号连起来的两个年份、月份或日期，止期是否早于起期，书名号内的也核对。没有写年份的，只在月份相同或写明同年、当年时
    核对：跨年的「12月20日至1月10日」是对的。

    为什么
    起止写反，多为改了一头忘了另一头；规划、方案名称中的期限写反，引用的就不是那份文件。

    依据
    GB/T 15834—2011 连接号（标示时间的起止）。
    """

    code = "DAT003"
    severity = ERROR
    title = Text("起止日期倒置", "Date range ends before it begins")
    message = Text("起止日期倒置：{end}早于{start}", "The range ends before it begins: {end} is earlier than {start}")
    source = "GB/T 15834—2011 连接号"
    examples = (
        Good("统计期限自2023年1月1日至12月31日。"),
        Good("12月20日至1月10日开展专项督察。"),
        Good("印发《法治云溪建设实施方案（2021—2025年）》。"),
        Good("2023年11月至次年2月开展冬季行动。"),
        Bad("印发《法治云溪建设实施方案（⟦2025—2021年⟧）》。"),
        Bad("⟦9月20日至9月10日⟧开展专项督察。"),
        Bad("⟦2023年9月—2022年12月⟧，临江区开展集中整治。"),
        Bad("⟦2023年10月至同年3月⟧开展清理。"),
    )

    def check(self, report: Report) -> Iterator[Finding]:
        """One finding for each range whose end is entirely before its start."""
        for paragraph in rows_and_prose(report.document):
            compact = paragraph.compact
            for found in ranges(compact.text):
                periods = found.periods
                if periods and periods[1].last < periods[0].first:
                    start, end = (compact.text[date.start : date.end] for date in (found.start, found.end))
                    yield self.finding(compact.span(found.start.start, found.end.end), start=start, end=end)
