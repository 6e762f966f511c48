"""Rules on a whole document beyond their examples: reports of every genre without findings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lawlint.linter import rule_findings
from lawlint.registry import all_rules
from lawlint.report import analyse
from lawlint.rule import Severity
from lawlint.source import Mark, Source, Span
from lawlint.testing import fixed

CODES = (
    "STR008", "STR009", "STR010", "STR011", "STR012", "DAT004", "DAT006", "DAT007", "DAT009", "DAT010", "DAT011", "DAT013",
    "DAT014", "DAT015", "LEF002", "LEF003",
)  # fmt: skip
RULES = {rule.code: rule for rule in all_rules() if rule.code in CODES}


def found(code: str, text: str, least: Severity = Severity.WARNING) -> list[str]:
    """The texts that the rule marks at ``least`` or above, in their order."""
    findings = rule_findings(RULES[code], analyse(Source(text)))
    return [text[slice(*span)] for span in sorted(finding.span for finding in findings if finding.severity >= least)]


def paper(title: str, *text: str, end: str = "云溪市司法局\n2024年1月26日") -> str:
    return "\n".join((title, *text, end)) + "\n"


LAW = "云溪市司法局关于2023年度法治政府建设工作情况的报告"
SECTIONS = ("一、主要举措", "印发规定3件。", "二、存在不足", "宣传不够深入。", "三、下一步打算", "持续推进。")

GENRES = {
    "law-based government": paper(
        f"索引号：000/2024-1\n发布机构：云溪市政府办公室\n发布日期：2024-01-26\n{LAW}", "云溪市人民政府：",
        *SECTIONS, "特此报告。"
    ),
    "government work report": (
        "政府工作报告\n——2026年2月4日在云溪市第五届人民代表大会第三次会议上\n云溪市市长 张三\n各位代表：\n"
        "现在，我代表市人民政府，向大会报告工作，请予审议，并请市政协委员提出意见。\n一、2025年工作回顾\n地区生产总值增长5%。\n"
        "二、2026年工作安排\n地区生产总值增长5%左右。\n各位代表！让我们团结奋斗！\n"
    ),
    "statistical communiqué": (
        "云溪市2023年国民经济和社会发展统计公报\n云溪市统计局\n（2024年4月16日）\n一、综合\n全年地区生产总值增长5%。\n二、农业\n"
        "粮食产量增长2%。\n注释：\n1.本公报数据为初步统计数。\n2.部分数据因四舍五入的原因，存在总计与分项合计不等的情况。\n"
    ),
    "budget": (
        "云溪市司法局2024年单位预算\n云溪市司法局\n2024年2月\n目录\n一、主要职能\n二、收支预算总表\n三、名词解释\n一、主要职能\n负责普法。\n"
        "二、收支预算总表\n本单位2024年没有使用政府性基金预算拨款安排的支出，故本表无数据。\n"
        "本单位2024年没有使用政府性基金预算拨款安排的支出，故本表无数据。\n三、名词解释\n基本支出包括人员经费和公用经费两部分。\n"
    ),
    "final account": (
        "云溪市司法局2023年度部门决算\n第一部分 部门概况\n一、主要职能\n负责普法。\n第二部分 情况说明\n"
        "1.一般行政管理事务支出。决算数小于预算数的主要原因是年中社会保险缴费基数变更。\n"
        "2.机关服务支出。决算数小于预算数的主要原因是年中社会保险缴费基数变更。\n"
    ),
    "disclosure report": (
        "云溪市2023年政府信息公开工作年度报告\n本报告由总体情况、主动公开、依申请公开、复议诉讼、存在问题、其他事项六部分组成。\n"
        "一、总体情况\n公开信息300条。\n二、主动公开政府信息情况\n制发规章2件。\n三、收到和处理政府信息公开申请情况\n收到申请5件。\n"
        "四、行政复议、行政诉讼情况\n没有发生行政复议、行政诉讼。\n五、存在的主要问题及改进情况\n解读不够及时。\n六、其他需要报告的事项\n无。\n"
    ),
    "notice with annexes": paper(
        "云溪市司法局关于报送2023年普法总结的通知", "各县（区）司法局：",
        "请按附件要求报送（请各单位于3月底前填报并提供电子版）。",
        "附件：1.报送要求", "　　　2.统计表",
        end="云溪市司法局\n2024年1月26日\n附件1\n报送要求\n一、内容\n附件2\n统计表\n单位|件数",
    ),
    "forwarded report": paper(
        "云溪市人民政府办公室转发云溪市司法局关于普法工作报告的通知", "各县（区）人民政府：", "现将报告转发给你们。",
        end="云溪市人民政府办公室\n2024年1月26日\n云溪市司法局关于普法工作的报告\n以上报告如无不妥，请批转各地执行。\n云溪市司法局\n2024年1月5日",
    ),
    "request": paper("云溪市司法局关于增加编制的请示", "云溪市人民政府：", "拟增加编制10名。", "妥否，请批示。"),
    "report to the congress": paper(
        "云溪市人民政府关于2023年度法治政府建设情况的报告", "市人大常委会：", "受市人民政府委托，现将有关情况报告如下：",
        *SECTIONS, "请予审议。"
    ),
    "audit report": paper(
        "云溪市审计局关于2023年度市级预算执行和其他财政收支的审计工作报告", "主任、各位副主任、各位委员：",
        "查出问题金额300万元。", "请予审查批准。",
        end="云溪市审计局\n2024年7月1日",
    ),
    "minutes": "云溪市人民政府常务会议纪要\n会议听取了市司法局的汇报，请有关部门抓紧落实。\n会议决定：\n1.增加编制。\n2.培训。\n",
    "old paper": paper(
        "云溪市人民政府关于推进依法行政的报告", "开展检查3次。", "妥为安排，请审阅。",
        end="云溪市人民政府\n二〇〇四年四月二十七日"
    ),
    "markdown": f"# {LAW}\n\n## 一、主要举措\n\n印发规定3件。\n\n附件：\n\n1. 统计表\n2. 清单\n\n云溪市司法局\n\n2024年1月26日\n",
}  # fmt: skip


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("genre", GENRES)
def test_silent_on_every_genre(code: str, genre: str) -> None:
    assert found(code, GENRES[genre]) == []


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("text", ["", "。", "附件", "附件：", "2024年1月26日", "云溪市司法局\n2024年1月", "全年办结案件15件。"])
def test_silent_on_scraps(code: str, text: str) -> None:
    assert found(code, text, Severity.INFO) == []


@pytest.mark.parametrize(("issuers", "signed"), [
    ("中共云溪市委办公室 云溪市人民政府办公室", "中共云溪市委办公室\n云溪市人民政府办公室"),
    ("云溪市市场监督管理局", "云溪市市场监管局"),
    ("云溪市人社局", "云溪市人力资源和社会保障局"),
    ("中共云溪市司法局党组", "云溪市司法局"),
    ("云溪市人大常委会", "云溪市人民代表大会常务委员会"),
    ("中共云溪市纪委 云溪市监委", "中共云溪市纪律检查委员会　云溪市监察委员会"),
    ("云溪市司法局、云溪市财政局", "云溪市司法局 云溪市财政局"),
    ("云溪市司法局等三部门", "云溪市司法局\n云溪市财政局\n云溪市民政局"),
    ("云 溪 市 司 法 局", "云溪市司法局"),
    ("云溪市", "云溪市司法局"),
    ("", "云溪市司法局"),
    ("云溪高新区管委会", "云溪高新技术产业开发区管理委员会"),
])  # fmt: skip
def test_signed_by_whom_the_title_names(issuers: str, signed: str) -> None:
    assert found("STR008", paper(f"{issuers}关于普法工作情况的报告", "开展普法3次。", end=f"{signed}\n2024年1月26日")) == []


@pytest.mark.parametrize("end", [
    "云溪市财政局",  # the last row of a table as well as a signature
    "责任单位：云溪市财政局\n2024年1月26日",
    "云溪市司法局\n2024年1月26日\n云溪市财政局\n2024年1月28日",
    "云溪市司法局 2024年1月26日\n抄送：云溪市财政局",
])  # fmt: skip
def test_what_is_no_signature(end: str) -> None:
    assert found("STR008", paper(LAW, "开展普法3次。", end=end)) == []


@pytest.mark.parametrize(("issuers", "signed", "severity"), [
    ("云溪市司法局", "云溪市财政局", Severity.ERROR),
    ("云溪市人民政府", "临江市人民政府", Severity.ERROR),
    ("云溪市司法局", "云溪市司法局\n云溪市财政局", Severity.WARNING),
    ("中共云溪市委 云溪市人民政府", "云溪市人民政府", Severity.WARNING),
])  # fmt: skip
def test_signed_by_others(issuers: str, signed: str, severity: Severity) -> None:
    text = paper(f"{issuers}关于普法工作情况的报告", "开展普法3次。", end=f"{signed}\n2024年1月26日")
    assert [
        (finding.severity, text[slice(*finding.span)]) for finding in rule_findings(RULES["STR008"], analyse(Source(text)))
    ] == [(severity, signed)]


@pytest.mark.parametrize(("text", "marked"), [
    (paper(LAW, *SECTIONS), []),
    (paper(LAW, *SECTIONS, end="云溪市司法局　2024年1月26日"), []),
    (paper(LAW, "（2024年1月26日）", *SECTIONS, end=""), []),
    (paper(f"成文日期：2024-01-26\n发文机关：云溪市司法局\n{LAW}", *SECTIONS, end=""), []),
    (GENRES["government work report"], []),
    (GENRES["statistical communiqué"], []),
    (GENRES["budget"], []),
    (GENRES["minutes"], []),
    ("云溪市法治政府建设实施方案\n一、目标\n到2025年建成。\n", []),
    ("云溪市普法办法\n第一条 为了普法，制定本办法。\n", []),
    (paper(LAW, *SECTIONS, end=""), [LAW]),
    (paper(LAW, *SECTIONS, end="云溪市司法局"), ["云溪市司法局"]),
    (paper(LAW, *SECTIONS, end="2024年1月26日"), ["2024年1月26日"]),
    (paper(f"发文机关：云溪市司法局\n{LAW}", *SECTIONS, end=""), [LAW]),
])  # fmt: skip
def test_date_and_signature(text: str, marked: list[str]) -> None:
    assert found("STR009", text, Severity.INFO) == marked
    assert found("STR009", text) == []


def annexed(note: str, after: str = "") -> str:
    return paper(LAW, *SECTIONS, note, end=f"云溪市司法局\n2024年1月26日\n{after}")


@pytest.mark.parametrize("text", [
    annexed("附件：统计表"),
    annexed("附件：统计表", "附件1\n甲\n附件2\n乙"),
    annexed("附件：1.甲表\n2.乙表"),
    annexed("附件：1.甲表\n2.乙表", "附件1\n甲表\n附件2\n乙表"),
    annexed("附件：1. 甲表 2. 乙表", "附件1：甲表\n附件2：乙表"),
    annexed("附件：1.甲表\n2.乙表", "附件\n甲表"),
    annexed("附件：1.甲表\n2.乙表", "附件1\n甲表\n附件1\n甲表（续）"),
    annexed("附件：1.甲表\n2.乙表", "附件2-1\n甲表"),
    annexed("附件：1.甲表2.乙表", "附件1\n甲表\n附件2\n乙表"),
    annexed("附件1：甲表\n附件2：乙表", "附件1\n甲表\n附件2\n乙表"),
    annexed("附件一：甲表\n附件二：乙表"),
    annexed("附件：\n1.2023年统计表.xlsx\n2.清单.docx"),
    annexed("附件：1.云溪市2023年度一个名称很长很长的统\n计表\n2.清单", "附件1\n统计表\n附件2\n清单"),
    annexed("详见附件1和附件3。", "附件1\n甲表\n附件3\n乙表"),
    annexed(""),
])  # fmt: skip
def test_annexes_as_listed(text: str) -> None:
    assert found("STR010", text) == []


@pytest.mark.parametrize(("text", "marked"), [
    (annexed("附件：1.甲表 3.乙表"), ["3.乙表"]),
    (annexed("附件：1.甲表\n1.乙表"), ["1.乙表"]),
    (annexed("附件：2.甲表\n3.乙表"), ["2.甲表"]),
    (annexed("附件1：甲表\n附件3：乙表"), ["附件3：乙表"]),
    (annexed("附件：1.甲表\n2.乙表\n3.丙表", "附件1\n甲表\n附件2\n乙表"), ["3.丙表"]),
    (annexed("附件：1.甲表\n2.乙表", "附件1\n甲表\n附件2\n乙表\n附件3\n丙表"), ["附件3"]),
])  # fmt: skip
def test_annexes_not_as_listed(text: str, marked: list[str]) -> None:
    assert found("STR010", text) == marked


def parts(opening: str, *headings: str, after: str = "") -> str:
    body = "".join(f"{heading}\n印发规定{at + 3}件。\n" for at, heading in enumerate(headings))
    return f"云溪市2023年政府信息公开工作年度报告\n{opening}\n{body}{after}"


THREE = ("一、总体情况", "二、主动公开", "三、存在问题")


@pytest.mark.parametrize("text", [
    parts("本报告由总体情况、主动公开、存在问题三部分组成。", *THREE),
    parts("本报告共分三部分：", *THREE),
    parts("全文包括3个部分。", *THREE),
    parts("本报告根据有关规定编制，由总体情况等四个部分组成，第四部分为附表。", *THREE[:2]),
    parts("报告分为上下两部分。", *THREE, "四、其他", "五、附则"),
    parts("现将三个方面的情况报告如下，全市分四个部分推进。", *THREE),
    parts("基本支出包括人员经费和公用经费两部分。", *THREE),
    parts("《全市信息公开年度报告》编制完成，共四部分的内容已经公开。", *THREE),
    parts("本报告由四部分组成。", "一、总体情况", "三、主动公开", "四、存在问题"),
    parts("本报告由四部分组成。", "（一）总体情况", "（二）主动公开", "（三）存在问题"),
    parts("本报告由四部分组成。"),
    parts("本报告由三部分组成。", *THREE, after="附件1\n一、甲表\n有3件。\n二、乙表\n有4件。\n"),
    parts("报告第四部分为附表。", *THREE),
    parts("概述如下。", "一、总体情况", "二、主动公开") + "全文分三个部分。\n",
    parts("本报告由三部分组成。全文分四个部分。", *THREE),
])  # fmt: skip
def test_as_many_parts_as_announced(text: str) -> None:
    assert found("STR011", text) == []


@pytest.mark.parametrize(("text", "marked"), [
    (parts("本报告由总体情况、主动公开、依申请公开、存在问题四部分组成。", *THREE), ["四部分"]),
    (parts("本报告共分两部分：", *THREE), ["两部分"]),
    (parts("报告分为四个部分。", "第一部分 总体情况", "第二部分 主动公开", "第三部分 存在问题"), ["四个部分"]),
])  # fmt: skip
def test_another_number_of_parts(text: str, marked: list[str]) -> None:
    assert found("STR011", text) == marked


@pytest.mark.parametrize("close", [
    "特此报告。", "以上报告，请审阅。", "请予审议。", "以上报告，请审议。", "敬请批评指正。",
    "以上意见如无不妥，请批转各地执行。",
    "恳请各位领导和同志们提出宝贵意见。", "请各县（区）抓好落实。", "已报请市政府批准。", "提请市委常委会审定。",
    "建议市政府加大支持力度。", "企业请求解决的问题已经办结。", "市政府批准了该方案，请示已办结。",
    "群众恳请政府解决的困难已经解决。",
])  # fmt: skip
def test_how_a_report_may_end(close: str) -> None:
    assert found("STR012", paper(LAW, "云溪市人民政府：", *SECTIONS, close)) == []


@pytest.mark.parametrize("title", [
    "云溪市司法局关于增加编制的请示", "云溪市司法局关于增加编制的函", "云溪市绿色食品项目申请报告", "云溪市水库可行性研究报告",
    "关于云溪市2023年决算（草案）的报告", "云溪市人民政府关于提请市人大常委会审查计划的报告",
])  # fmt: skip
def test_papers_that_ask_by_their_nature(title: str) -> None:
    assert found("STR012", paper(title, "云溪市人民政府：", *SECTIONS, "妥否，请批示。")) == []


@pytest.mark.parametrize("close", [
    "妥否，请批示。", "当否，请批复。", "以上报告，请予批准。", "特此报告，请批示。", "恳请市政府协调解决编制10名。",
    "恳请省司法厅追加经费30万元。",
])  # fmt: skip
def test_a_report_that_asks(close: str) -> None:
    assert found("STR012", paper(LAW, "云溪市人民政府：", *SECTIONS, close)) == [close]


@pytest.mark.parametrize("text", [
    *(paper(LAW, *SECTIONS, end=f"云溪市司法局\n{day}") for day in (
        "2024年1月26日", "2024 年 1 月 26 日", "２０２４年１月２６日", "（2024年1月26日）", "2024年10月20日",
        "二〇一二年六月三十日",
    )),
    paper(f"成文日期：2024-01-26\n{LAW}", *SECTIONS),
    paper("云溪市司法局2024年单位预算", "云溪市司法局", "2024年2月", "目录", "负责普法。", end=""),
    paper(LAW, "云溪市司法局", "2024年01月26日", *SECTIONS, end=""),
    paper(LAW, *SECTIONS, end="2024-01-26"),
    paper(LAW, *SECTIONS, end="2024年01月26日"),  # a web page's stamp, for all that is known
    paper(LAW, *SECTIONS, "2024年01月26日，召开会议。"),
    "日期|件数\n2024.1.26|3\n",
])  # fmt: skip
def test_date_lines_in_order(text: str) -> None:
    assert found("DAT004", text) == []


@pytest.mark.parametrize(
    "day", ["2024年01月26日", "2024年1月06日", "2024-01-26", "2024/1/26", "2024.01.26", "二〇二四年一月二十六日", "2024年1月"]
)
def test_odd_date_lines(day: str) -> None:
    assert found("DAT004", paper(LAW, *SECTIONS, end=f"云溪市司法局\n{day}")) == [day]


def test_brackets_stay_where_the_date_is_fixed() -> None:
    text = paper(LAW, *SECTIONS, end="云溪市司法局\n（2024年01月26日）")
    (finding,) = rule_findings(RULES["DAT004"], analyse(Source(text)))
    assert finding.fix is not None
    assert [(text[slice(*edit.span)], edit.text) for edit in finding.fix.edits] == [("2024年01月26日", "2024年1月26日")]


@pytest.mark.parametrize("entries", [
    "发布日期：2024-01-26", "发布日期：2024年01月26日", "发布日期：2024-02-01 10:30", "发布日期：", "发布日期：2024-13-01",
    "时间：2023-01-01",
    "发布日期：2018年12月24日\n成文日期：2006年09月07日", "生成日期：2024-03-02\n发布日期：2024-03-01",
    "抓取时间：2023-04-03", "更新时间：2023-04-03",
    "公开日期：2024/1/26", "索引号：000/2023-1",
])  # fmt: skip
def test_published_after_it_was_signed(entries: str) -> None:
    day = "2006年9月7日" if "2006" in entries else "2024年1月26日"
    assert found("DAT015", paper(f"{entries}\n{LAW}", *SECTIONS, end=f"云溪市司法局\n{day}")) == []


@pytest.mark.parametrize(("entries", "marked"), [
    ("发布日期：2023-01-26", "发布日期：2023-01-26"),
    ("公开日期：2024年1月25日", "公开日期：2024年1月25日"),
    ("成文日期：2024-02-02\n发布日期：2024-02-01", "发布日期：2024-02-01"),
])  # fmt: skip
def test_published_before_it_was_signed(entries: str, marked: str) -> None:
    assert found("DAT015", paper(f"{entries}\n{LAW}", *SECTIONS)) == [marked]


@pytest.mark.parametrize("text", [
    "（注：数据来源于司法局）", "（此件公开发布）", "（本文有删减）", "（请各单位于3月底前提供材料）",
    "（请有关部门核实后填报）", "（全文见附件）",
    "（数据以公报为准，请核对原文）", "请法规科核实相关情况。", "批注了3份文件。", "（标题党）",
    "推广AI生成合成技术，由AI生成答复30件。",
    "以下是主要做法。", "以下是一份典型案例。", "依法应当删除的内容：3条。", "如需补充材料，请告知我局。",
    "希望以上答复对您有帮助。",
    "如有修改意见，请于3月底前提出。", "【政策解读】", "[1]数据为初步核算数。", "（二）提请市政府常务会议审定",
])  # fmt: skip
def test_remarks_for_those_who_read(text: str) -> None:
    assert found("LEF002", f"全年培训12场。\n{text}\n持续推进。\n") == []


@pytest.mark.parametrize("text", [
    "（请法规科核实）", "（注：请核实）", "（此处数据待司法局提供）", "【批注1】", "（字体：仿宋，3号）",
    "（请李主任再把关）", "批注[张三1]：",
    "当然，以下是根据要求撰写的报告：", "以下是为您生成的报告：", "（以下内容由AI生成）", "希望以上内容对您有帮助。",
    "删除的内容：3件",
    "如果您需要修改，请随时告诉我。",
])  # fmt: skip
def test_remarks_for_those_who_wrote(text: str) -> None:
    assert found("LEF002", f"全年培训12场。\n{text}\n持续推进。\n") == [text]


def test_a_reminder_is_reported_once() -> None:
    rules = [rule for rule in all_rules() if rule.code in ("LEF001", "LEF002")]
    report = analyse(Source("办结案件30件（请核实）。\n"))
    assert [finding.code for rule in rules for finding in rule_findings(rule, report)] == ["LEF001"]


def test_changes_and_comments_of_the_format() -> None:
    source = Source("全年培训12场。\n审结案件3件。\n持续推进。\n")
    first, second, third = Span(0, 8), Span(9, 16), Span(17, 22)
    marks = (Mark(first, "revision", "甲"), Mark(second, "comment", "是否有误"), Mark(third, "revision", "乙"))
    findings = rule_findings(RULES["LEF002"], analyse(replace(source, marks=marks)))
    assert [(f.span, f.message.zh, [r.span for r in f.related]) for f in sorted(findings, key=lambda f: f.span)] == [
        (first, "有修订没有接受或者拒绝（共2段）", [third]),
        (second, "此处有批注没有删除：“是否有误”", []),
    ]


MORE = "完善行政裁量权基准制度，公布裁量基准目录30项。"
LONG = "组织开展全市行政执法案卷评查和实地督察6次。"


@pytest.mark.parametrize("text", [
    "各位代表！我们要坚持人民至上、坚持问题导向、坚持系统观念！\n各位代表！我们要坚持人民至上、坚持问题导向、坚持系统观念！",
    "现将2023年度法治政府建设工作有关情况报告如下。\n现将2023年度法治政府建设工作有关情况报告如下。",
    "以习近平新时代中国特色社会主义思想为指导，深入推进依法治市。\n以习近平新时代中国特色社会主义思想为指导，深入推进依法治市。",
    "本年度没有发生因政府信息公开引起的行政复议和行政诉讼。\n本年度没有发生因政府信息公开引起的行政复议和行政诉讼。",
    "支出增加的主要原因是年中社会保险缴费基数变更。\n支出增加的主要原因是年中社会保险缴费基数变更。",
    "完成整治并持续推进，牵头单位为市行政审批服务局和市司法局。\n完成整治并持续推进，牵头单位为市行政审批服务局和市司法局。",
    "组织开展全市行政执法案卷评查和实地督察6次。\n组织开展全市行政执法案卷评查和实地督察8次。",
    "泄露委托人的发明创造内容，或者以自己的名义申请专利；\n泄露委托人的发明创造内容，或者以自己的名义申请专利；",
    "加强组织领导，强化督促检查。\n加强组织领导，强化督促检查。",
    "一、完善行政执法与刑事司法衔接工作机制建设\n一、完善行政执法与刑事司法衔接工作机制建设",
    "组织开展全市行政执法案卷评查和实地督察|6\n组织开展全市行政执法案卷评查和实地督察|6",
    f"{LAW}\n{LONG}\n附件：评查通报\n云溪市司法局\n2024年1月26日\n附件\n{LONG}",
    "".join(f"开展第{at}轮全市行政执法案卷评查和实地督察活动。\n" for at in range(12)) * 2,
])  # fmt: skip
def test_what_may_occur_twice(text: str) -> None:
    assert found("LEF003", text) == []


@pytest.mark.parametrize(("text", "marked"), [
    (f"{LONG}\n培训12场。\n{LONG}\n", [LONG]),
    (f"（二）{LONG}\n（四）{LONG}\n", [LONG]),
    (f"{LONG}{LONG}\n", [LONG]),
    (f"{LONG}\n{LONG}\n{LONG}\n", [LONG, LONG]),
    (f"甲。{LONG}{MORE}\n乙。{LONG}{MORE}\n",
     [f"{LONG}{MORE}"]),
    (f"{LONG}培训12场。{MORE}\n{LONG}培训12场。{MORE}\n", [f"{LONG}培训12场。{MORE}"]),
    (f"{LONG}培训12场。{MORE}\n{LONG}培训13场。{MORE}\n", [LONG, MORE]),
])  # fmt: skip
def test_what_occurs_twice(text: str, marked: list[str]) -> None:
    assert found("LEF003", text, Severity.INFO) == marked


@pytest.mark.parametrize(("text", "result"), [
    (f"培训12场。{LONG}\n持续推进。{LONG}\n", f"培训12场。{LONG}\n持续推进。\n"),
    (f"（二）{LONG}\n（四）{LONG}\n", None),  # a number would be left without text
])  # fmt: skip
def test_what_is_repeated_may_be_deleted(text: str, result: str | None) -> None:
    (finding,) = rule_findings(RULES["LEF003"], analyse(Source(text)))
    assert (fixed(text, [finding]) if finding.fix else None) == result
