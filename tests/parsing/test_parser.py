"""What the document parser makes of reports: frame, sections, paragraphs, wraps."""

from __future__ import annotations

from datetime import date

import pytest

from lawlint.parsing.parser import parse
from lawlint.parsing.tree import Document, Paragraph, Section
from lawlint.source import Source

REPORT = """\
• 政府文件
首页 > 正文
  • 索引号
    000014348/2024-00166
  • 发布机构
    云溪市人民政府办公室
  • 文号
  • 发布日期
    2024-01-26

中共云溪市委 云溪市人民政府关于云溪市2023年度法治政府建设工作情况的报告

　　2023年，云溪市扎实推进法治政府建设，现将有关情况报告如下。
　　一、2023年度推进法治政府建设的主要举措和成效
　　（一）依法全面履行政府职能，打造人民满意政府
　　1.全面推行权责清单制度。一是做好动态管理。二是开展评估。
　　2. 深化改革。2023年办理810件。
　　（二）完善依法行政制度体系
　　1.严格备案审查。备案规范性文件3件。
　　二、存在问题与不足
　　（一）法治意识有待加强。部分单位学习不深入。
　　三、2024年度推进法治政府建设的主要安排
　　持续推进。
　　中共云溪市委　　　　云溪市人民政府
　　2024年1月26日
上一篇：公告
打印本页
"""


def tree(text: str) -> Document:
    return parse(Source(text))


def outline(section: Section) -> list[object]:
    """Titles, nested."""
    return [[child.title, *outline(child)] if outline(child) else child.title for child in section.sections]


def texts(document: Document, role: str = "text") -> list[str]:
    return [paragraph.compact.text for paragraph in document.paragraphs if paragraph.role == role]


def test_the_frame_of_a_web_page() -> None:
    document = tree(REPORT)
    title = document.title
    assert title is not None
    assert (title.year, title.kind, title.issuers) == (2023, "报告", ("中共云溪市委", "云溪市人民政府"))
    assert [(entry.key, entry.value) for entry in document.metadata] == [
        ("索引号", "000014348/2024-00166"), ("发布机构", "云溪市人民政府办公室"), ("文号", ""), ("发布日期", "2024-01-26"),
    ]  # fmt: skip
    assert document.signature is not None
    assert document.signature.issuers == ("中共云溪市委", "云溪市人民政府")
    assert document.date is not None
    assert document.date.value == date(2024, 1, 26)
    assert texts(document, "chrome") == ["•政府文件", "首页>正文", "上一篇:公告", "打印本页"]


def test_sections() -> None:
    assert outline(tree(REPORT).body) == [
        [
            "2023年度推进法治政府建设的主要举措和成效",
            ["依法全面履行政府职能,打造人民满意政府", "全面推行权责清单制度", "深化改革"],
            ["完善依法行政制度体系", "严格备案审查"],
        ],
        ["存在问题与不足", "法治意识有待加强"],
        "2024年度推进法治政府建设的主要安排",
    ]


def test_a_date_that_is_no_day() -> None:
    document = tree(REPORT.replace("2024年1月26日", "2024年02月30日"))
    assert document.date is not None
    assert (document.date.value, document.date.year) == (None, 2024)


def test_a_date_in_characters() -> None:
    document = tree(
        "云溪市人民政府关于农贸市场的通知\n全市设市场3处。\n云溪市人民政府\n二〇二三年十二月二十八日\n（此件公开发布）"
    )
    assert document.date is not None
    assert document.date.value == date(2023, 12, 28)
    assert texts(document) == ["全市设市场3处。", "(此件公开发布)"]


@pytest.mark.parametrize(
    "line", ["收到行政复议申请18件，其中撤回2件，撤回率为11.11%。", "完成2023年工作报告", "云溪市人民政府", "来源"]
)
def test_one_line_is_text(line: str) -> None:
    document = tree(line)
    assert [paragraph.compact.text.replace(",", "，") for paragraph in document.paragraphs] == [line]
    assert document.title is None


def test_the_text_before_a_line_that_looks_like_a_title_stays() -> None:
    document = tree("2023年受理案件18件，审结15件\n全年完成普法宣传、备案审查工作总结\n完成预算3000万元。")
    assert texts(document, "chrome") == []


@pytest.mark.parametrize(
    ("text", "issuers"),
    [
        ("云溪市人民政府\n2023年法治政府建设年度报告\n现将情况报告如下：", ("云溪市人民政府",)),
        ("中共云溪市委云溪市人民政府关于2023年度工作的报告\n现将情况报告如下：", ("中共云溪市委", "云溪市人民政府")),
        ("青禾县司法局2023年度法治政府建设年度报告\n现将情况报告如下：", ("青禾县司法局",)),
        ("云溪市2023年度法治政府建设年度报告\n现将情况报告如下：", ()),
        ("云 溪 市 人 民 政 府\n关于2023年度工作的报告\n现将情况报告如下：", ("云溪市人民政府",)),
    ],
)
def test_issuers_in_a_title(text: str, issuers: tuple[str, ...]) -> None:
    title = tree(text).title
    assert title is not None
    assert (title.issuers, title.year) == (issuers, 2023)


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("2026年云溪市政府工作报告", 2026),
        ("政 府 工 作 报 告", None),
        ("云溪市2025年预算执行情况和2026年预算草案的报告", None),
        ("云溪市实施《法治政府建设纲要（2021—2025年）》情况的报告", None),
        ("二〇二三年度云溪市工作报告", 2023),
        ("云溪市2021—2023年普法工作报告", None),
    ],
)
def test_the_year_of_a_title(title: str, year: int | None) -> None:
    found = tree(title + "\n各位代表：\n全市生产总值增长5%。").title
    assert found is not None
    assert found.year == year


def test_a_line_that_breaks_off_inside_a_cited_title_is_not_one() -> None:
    """«…《法治政府建设实施纲要⏎（2021—2025年）》…» under the title, on two lines and on several."""
    title = "青禾县人民政府关于2025年度法治政府建设情况的报告"
    cited = "2025年，青禾县深入学习贯彻习近平法治思想，全面落实《法治政府建设实施纲要\n（2021—2025年）》，各项工作有序推进。"
    wide = (
        "2025年，青禾县坚持以习近平新时代中国特色社会主义思想为指导，深入学习贯彻习近\n"
        "平法治思想和党的二十大、二十届历次全会精神，全面落实《法治政府建设实施纲要》\n"
        "和法治社会建设实施纲要，围绕建设更高水平的法治青禾，统筹推进依法行政各项工作\n"
        "向纵深发展，为全县经济社会高质量发展提供了有力法治保障。现将有关情况报告如下：\n"
    )
    for text in (f"{cited}\n", wide):
        found = tree(f"{title}\n{text}一、主要举措和成效\n召开会议3次。").title
        assert found is not None
        assert found.text == title


def test_a_title_that_the_tags_of_a_page_part() -> None:
    document = tree("政府工作报\n告\n——2026年2月4日在云溪市第五届人民代表大会第三次会议上\n各位代表：\n现在报告工作。")
    assert document.title is not None
    assert document.title.text == "政府工作报告"


def first(text: str) -> Paragraph:
    return tree("云溪市推进各项工作，成效明显。\n" + text).paragraphs[1]


@pytest.mark.parametrize(
    ("line", "family", "number", "heading"),
    [
        ("第一部分 部门概况", "part", 1, "第一部分部门概况"),
        ("第二章　机构", "chapter", 2, "第二章机构"),
        ("第三十一条　代理业务的管理办法另行制定。", "article", 31, "第三十一条代理业务的管理办法另行制定。"),
        ("一、工作回顾", "cn", 1, "一、工作回顾"),
        ("十二、其他", "cn", 12, "十二、其他"),
        ("（三）创新监管机制", "cn_paren", 3, "(三)创新监管机制"),
        ("(三)项目建设", "cn_paren", 3, "(三)项目建设"),
        ("（三）、创新机制", "cn_paren", 3, "(三)、创新机制"),
        ("1.全面推行清单制度。一是加强管理。", "dot", 1, "1.全面推行清单制度。"),
        ("5．2025年预算收支总表", "dot", 5, "5．2025年预算收支总表"),
        ("20.2026年民生实事：就业。", "dot", 20, "20.2026年民生实事:"),
        ("3、完善制度", "dun", 3, "3、完善制度"),
        ("（2）加强培训", "paren", 2, "(2)加强培训"),
        ("③加强培训", "circled", 3, "③加强培训"),
        ("## 二、存在的问题", "cn", 2, "二、存在的问题"),
        ("十一、机关运行经费：指日常公用经费支出。", "cn", 11, "十一、机关运行经费:"),
        ("1.新建改建幼儿园30所，其中农村幼儿园12所，新增学位5400个，惠及群众3万余人；", "dot", 1, ""),
    ],
)
def test_markers(line: str, family: str, number: int, heading: str) -> None:
    paragraph = first(line)
    assert paragraph.marker is not None
    assert (paragraph.marker.family, paragraph.marker.number) == (family, number)
    assert paragraph.compact.text[: paragraph.heading] == heading


@pytest.mark.parametrize(
    "line",
    [
        "1.5倍于上年。",
        "3.15活动期间检查3次。",
        "2026.3完成。",
        "1、2号楼完工。",
        "一、二、三产业协调发展。",
        "第一部分是概况。",
        "（一）项规定的情形。",
    ],
)
def test_numbers_that_are_no_markers(line: str) -> None:
    assert first(line).marker is None


def test_a_report_may_skip_levels_or_begin_below() -> None:
    assert outline(tree("（一）甲\n1.乙\n三、丙\n①丁\n（二）戊").body) == [["甲", "乙"], ["丙", "丁", "戊"]]


def test_a_bracket_apart_from_its_number() -> None:
    document = tree("一、回顾\n（\n三）\n创新机制\n建立机制3项。")
    assert outline(document.body) == [["回顾", "创新机制"]]


def wrap(text: str, width: int) -> list[str]:
    return [text[at : at + width] for at in range(0, len(text), width)]


PARAGRAPHS = [
    "2023年，云溪市收到行政复议申请18件，其中案前调解撤回2件；审结案件15件，其中和解结案2件。全市行政机关负责人出庭应诉率达到百分之百。",
    "（一）主动公开情况。市政府网站主动公开各类政府信息5500余条，全年新增公开规章1件、政策性文件11件，制作政策解读21个。",
    "组织召开新闻发布会12场，努力传递政府声音、宣传政策法规、回应舆论关切，切实保障人民群众的知情权、参与权、表达权和监督权。",
]


@pytest.mark.parametrize("mark", ["", "- 2 -", "—3—", "第 4 页", "5"])
def test_hard_wraps_and_page_marks_do_not_matter(mark: str) -> None:
    lines = [line for paragraph in PARAGRAPHS for line in wrap(paragraph, 28)]
    if mark:
        lines[1:1] = [mark]
    document = tree("\n".join(lines))
    plain = tree("\n".join(PARAGRAPHS))
    assert texts(document) == texts(plain)
    assert [p.sentences for p in document.paragraphs] == [p.sentences for p in plain.paragraphs]


def test_a_text_without_line_ends() -> None:
    text = (
        "　　各位代表：　　现在，我代表市人民政府报告工作。　　一、2025年工作回顾　　"
        + "全市经济稳中向好。" * 15
        + "[SEP]（一）强化投资\t新开工项目20个。"
    )
    document = tree(text)
    assert outline(document.body) == [["2025年工作回顾", "强化投资"]]
    assert texts(document)[-1] == "新开工项目20个。"


def test_line_ends_of_windows_and_indents() -> None:
    document = tree("一、回顾\r\n　　完成投资5亿元。\r\n\r\n二、安排\r\n　　继续推进。\r\n")
    assert outline(document.body) == ["回顾", "安排"]
    assert texts(document) == ["完成投资5亿元。", "继续推进。"]


def test_rows_of_a_table() -> None:
    document = tree("信息内容 制发件数 废止件数\n规章 1 0 11\n行政许可 447228\n全国人口 | 140828 | 100.0\n全年受理18件。")
    assert texts(document, "table") == ["规章1 0 11", "行政许可447228", "全国人口|140828|100.0"]


def test_sentences_end_after_closing_marks() -> None:
    paragraph = first("他说：“办得快！”群众满意？网址a?b=1；完。")
    text = paragraph.compact.text
    assert [text[a:b] for a, b in paragraph.sentences] == ["他说:“办得快!”", "群众满意?", "网址a?b=1;完。"]


def test_a_blank_stays_between_figures() -> None:
    assert first("4. 2024年共 12 34 件 ，A B").compact.text == "4. 2024年共12 34件,A B"
