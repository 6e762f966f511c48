"""Rules on marks, words and leftovers beyond their examples."""

from __future__ import annotations

import pytest

from lawlint.finding import Safety
from lawlint.linter import rule_findings
from lawlint.registry import all_rules
from lawlint.report import analyse
from lawlint.source import Source

RULES = {rule.code: rule for rule in all_rules()}

HEAD = "青禾县人民政府关于{}年度法治政府建设工作情况的报告\n"


def found(code: str, text: str) -> list[str]:
    """The texts that the rule marks, in their order."""
    return [text[slice(*span)] for span in sorted(finding.span for finding in rule_findings(RULES[code], analyse(Source(text))))]


@pytest.mark.parametrize(("text", "marks"), [
    ("(一)加强领导。1）健全机制；2）压实责任。", []),
    ("（见附件1）印发文件。", []),
    ("（1）加强领导（含3）个单位。", []),
    ("受理数为[0,100)的单位3家。", []),
    ("推行‘一件事’和WTO’s规则。", []),
    ("建设“前台综合受理\"模式。", []),
    ("', 'HTML');", []),
    ("印发《云溪市实施〈行政复议法〉办法》和“三项制度”（试行）。", []),
    ("坚持“一把手”抓“一把手”，坚持“党委领导、“一把手”负责”。", []),
    ("国办发〔2023］27号。", ["〔", "］"]),
    ("会议强调：\n　　“要坚持人民至上。\n　　“要坚持依法行政。”", []),
    ("甲）乙“丙", ["）", "“"]),
])  # fmt: skip
def test_marks(text: str, marks: list[str]) -> None:
    assert found("PUN001", text) == marks


@pytest.mark.parametrize(("text", "places"), [
    ("培训ＸＸ人次，增长××%。", ["ＸＸ人次", "××%"]),
    ("×年×月×日，202X年。", ["×月×日", "202X年"]),
    ("TODO 补充数据，设置AUTODOC栏目。", ["TODO"]),
    ("出庭应诉（此处补充应诉数）10件。", ["（此处补充应诉数）"]),
    ("3×5米的展板，A×B项目，1+X项目，X射线，5G+X个场景。", []),
    ("张某某、李×诉××公司案，王某X。", []),
    ("依据《关于开展XX件事项清理的通知》开展清理。", []),
    ("__重点__件数增长，**完成**件数下降。", []),
    ("为什么办件多？？", []),
])  # fmt: skip
def test_placeholders(text: str, places: list[str]) -> None:
    assert found("LEF001", text) == places


@pytest.mark.parametrize(("text", "places"), [
    ("近3年多来、近5年以上的积案，近10天左右办结。", []),
    ("节约300余万元，附近500多户，超额完成300余件，接近300件。", []),
    ("大约300余人参加，近3万余户受益。", ["大约300余", "近3万余"]),
    ("不足10%以上。", ["不足10%以上"]),
    ("查找不足300余条。", []),
])  # fmt: skip
def test_approximators(text: str, places: list[str]) -> None:
    assert found("NUM022", text) == places


@pytest.mark.parametrize(("code", "text", "places"), [
    ("NUM010", "增幅为-5.3%，增速-2%，由下降3%转为增长2%，增长3%-5%。", []),
    ("NUM010", "同比下降了-3个百分点。", ["-3个百分点"]),
    ("NUM012", "降低到2倍以下，压缩倍数，下降两成，是上年的3倍。", []),
    ("NUM012", "由100件增加到250件，增长3倍；由100件增加到300人，增长3倍。", []),
    ("NUM013", "拉动经济增长2个百分点，占比5%，立案300件，同比提高3个百分点。", []),
    ("NUM013", "提高12个百分比。", ["12个百分比"]),
    ("NUM021", "2023—2021人，文号〔2023〕8-3号，由60—40人，12—8条，年龄35—60岁。", []),
    ("NUM021", "罚款5万元—3000元不等。", ["5万元—3000元"]),
    ("NUM021", "每场1万—5000人。", ["1万—5000人"]),
    ("NUM025", "全省16个州市中，综合排名第16位；13个县市第14次会议。", []),
    ("TRM009", "落实《公开竞争审查实施细则》。", []),
    ("DAT001", "每月31日报送，2月29日会议，6月30日31日。", []),
    ("DAT002", "6月20日（周三）召开。", []),
])  # fmt: skip
def test_words(code: str, text: str, places: list[str]) -> None:
    assert found(code, text) == places


@pytest.mark.parametrize(("text", "places"), [
    ("截止目前，全县共办结30件；截止2023年底已建成5个。", ["截止", "截止"]),
    ("公示期为7天，截止2023年12月31日，如有异议请来电。", []),
    ("通报导致舆情，预报导航信息，新闻报导了做法。", ["报导"]),
    ("按装机容量测算，按装修标准验收，按装监控探头。", ["按装"]),
    ("发布署名文章，公布署理人员，做为民办实事的表率。", []),
    ("做为全国试点，做为群众着想的干部。", ["做为"]),
    ("既使一线执法人员不足，也要应查尽查。", ["既使"]),
    ("既使基层减负，又使群众得益。既使企业满意，也让群众满意。", []),
    ("部份乡镇进展较慢，全部份额由县财政承担。", ["部份"]),
    ("一座落差30米的瀑布，讲座落在实处，新馆座落在青禾县。", ["座落"]),
    ("象爱护眼睛一样爱护生态；象山一样稳重；与对象一样。", ["象"]),
    ("维护公民合法权力，支持人民权力机关依法行使职权。", ["权力"]),
    ("企业反应的问题30件，群众反应强烈，快速反应问题清单。", ["反应"]),
    ("工作中必需坚持依法行政，购置工作必需坚持节约的原则。", ["必需"]),
    ("形成公平竟争环境，究竟争取了多少，竟争取到资金。", ["竟争"]),
    ("防犯风险，严防犯罪，提高防犯罪意识，谨防犯错。", ["防犯"]),
    ("布局紧凑效果好，措施凑效。", ["凑效"]),
    ("印发《部份商品价格办法》。", []),
])  # fmt: skip
def test_typos(text: str, places: list[str]) -> None:
    assert found("TRM005", text) == places


@pytest.mark.parametrize(("text", "places"), [
    ("全市法制办案质量提高，各县区环保部门、国土资源部门履职。", []),
    ("市环境保护局、县国土局、州卫计委、区安监局开展检查。", ["环境保护局", "国土局", "卫计委", "安监局"]),
    ("云溪市人民政府法制办公室审查文件3件。", ["人民政府法制办公室"]),
    ("市市场监管局（原工商局）受理投诉30件。", []),
    ("市交通质监局、经开区环保局、国家矿山安监局云溪局检查企业。", []),
    ("张某诉县国土局案审结，被国家旅游局评为先进。", []),
    ("按照2018年市环保局的要求整改。", []),
    ("银保监会通报情况。依据银监会《流动资金贷款管理暂行办法》办理。", ["银保监会"]),
])  # fmt: skip
def test_renamed_bodies(text: str, places: list[str]) -> None:
    assert [found("TRM003", f"{head}{text}") for head in (HEAD.format(2016), "", HEAD.format(2024))] == [[], [], places]


@pytest.mark.parametrize(("text", "places"), [
    ("公布前请点击此处查看全文（数据经核实后公布），（建议删除重复事项12项）。", []),
    ("云政发〔2023〕12号（与上年口径一致），（此表与决算数不可比）。", []),
    ("[键入文档标题]\n【请办公室修改】", ["[键入文档标题]", "【请办公室修改】"]),
    ("好的，根据您的要求，我为您撰写了以下报告：", ["好的，根据您的要求，我为您撰写了以下报告："]),
])  # fmt: skip
def test_remarks(text: str, places: list[str]) -> None:
    assert found("LEF002", text) == places


@pytest.mark.parametrize(("text", "places"), [
    ("现将2023年度法治政府建设情况报告如下\n一、成效\n印发规定3件。", []),
    ("通知公告\n云溪市人民政府关于2023年度法治政府建设情况的报告\n一、成效\n印发规定3件。", []),
    ("县政府印发了关于规范收费的通知。\n一、成效\n印发规定3件。", []),
    ("青禾县人民政府关于规范收费的通知。\n一、范围\n全县。", ["。"]),
    ("政府信息公开年度报告\n2023年度\n一、总体情况\n无。\n青禾县水务局\n2024年1月26日", []),
    ("关于近三年法治政府建设情况的报告\n一、成效\n无。\n青禾县水务局\n2024年1月26日", []),
    ("征求意见函\n一、成效\n无。", []),
])  # fmt: skip
def test_titles(text: str, places: list[str]) -> None:
    assert found("STR007", text) == places


@pytest.mark.parametrize(("text", "places"), [
    ("青禾县实施方案\n本方案自印发之日起施行。", []),
    ("本方案自印发之日起施行。\n青禾县人民政府\n2024年1月26日\n本办法自印发之日起施行。", ["本方案"]),
    ("落实本方案所列任务，日本方案中的做法可供参考。", []),
    ("印发基本规定数据，资本公告数据已公布。", []),
])  # fmt: skip
def test_self_references(text: str, places: list[str]) -> None:
    assert found("TRM008", f"{HEAD.format(2023)}{text}") == places


def test_a_leap_day_without_year_needs_a_leap_year_in_reach() -> None:
    report = "青禾县人民政府关于{}年度法治政府建设工作情况的报告\n\n2月29日，召开会议。\n"
    assert found("DAT001", report.format(2021)) == ["2月29日"]
    assert found("DAT001", report.format(2023)) == []


def test_a_weekday_without_year_is_that_of_the_report() -> None:
    report = "青禾县人民政府关于2023年度法治政府建设工作情况的报告\n\n6月20日（周{}）召开会议。\n"
    assert found("DAT002", report.format("二")) == []
    assert found("DAT002", report.format("四")) == []
    assert found("DAT002", report.format("三")) == ["三"]


@pytest.mark.parametrize(
    ("text", "safety"),
    [
        ("编制“四张清单“，推行柔性执法。", Safety.SAFE),
        ("推行，”三项制度”建设。", Safety.SAFE),
        ("落实”双随机、一公开”监管。", Safety.SUGGESTED),
        ("推行“三项制度和“双随机监管。", Safety.SUGGESTED),
        ("会议强调：完善制度。”三项制度”建设有力。", Safety.SUGGESTED),
        ("受（理办件810件。", None),
    ],
)
def test_a_mark_is_turned_safely_where_it_can_only_face_the_other_way(text: str, safety: Safety | None) -> None:
    finding, *_ = rule_findings(RULES["PUN001"], analyse(Source(text)))
    assert (finding.fix and finding.fix.safety) is safety
