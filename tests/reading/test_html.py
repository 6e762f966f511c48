"""Saved web pages: the report without the site around it, laid out as in a browser."""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path

import pytest

from lawlint.linter import source_of
from lawlint.reading import UnreadableFile
from lawlint.reading.html import read
from lawlint.source import Native, Source, Span
from tests.reading.originals import CORPUS, assert_same_text, pairs, policies

pytest.importorskip("lxml", reason="web pages need lxml")

SENTENCE = "2024年，云溪市共审结行政复议案件15件，其中撤回2件。"
PARAGRAPHS = [
    "一、工作情况",
    "2024年，云溪市共审结行政复议案件15件，其中撤回2件；青禾县审结8件，临江区审结7件。全市没有一件超过期限。",
    "二、下一步打算",
    "一是加强培训，每季度办一期；二是通报结果，每半年一次。云溪市人民政府将继续接受社会监督。",
    "云溪市人民政府",
    "2025年1月10日",
]


def page(html: str) -> Source:
    return read(html.encode(), "报告.html")


def lines(html: str) -> list[str]:
    text = page(html).text
    assert text.endswith("\n")
    return text.splitlines()


def marks(source: Source, kind: str) -> list[tuple[str, str]]:
    return [(source.text[mark.span.start : mark.span.end], mark.value) for mark in source.marks if mark.kind == kind]


def site(content: str, head: str = "", over: str = "") -> str:
    """``content`` in the middle of a site."""
    links = "".join(f'<li><a href="/{n}.html">青禾县召开第{n}次会议，部署全年重点工作</a></li>' for n in range(20))
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>云溪市政府网</title>{head}
        <style>p {{ margin: 0 }}</style><script>var n = "12件";</script></head><body>
        <div class="top"><a href="/">首页</a> <a href="/zw">政务公开</a> <a href="/fw">办事服务</a></div>
        <nav><ul><li>机构职能</li><li>政策文件</li></ul></nav>
        <div class="wrap"><div class="where">当前位置：<a href="/">首页</a> &gt; <a href="/zw">政务公开</a></div>{over}
        <div class="left"><ul>{links}</ul></div>
        <div class="content" id="zoom">{content}</div>
        <div class="tools">【字体：<a>大</a> <a>中</a> <a>小</a>】 <a href="javascript:window.print()">打印本页</a></div>
        <div>上一篇：<a href="/1.html">青禾县2023年度报告</a></div></div>
        <div style="display: none">隐藏的99件。</div><p hidden>还有1件。</p>
        <footer>版权所有：云溪市人民政府办公室 滇ICP备00000000号</footer>
        <div>主办：云溪市人民政府办公室</div><!-- 3件 --></body></html>"""


# The report and the site


@pytest.mark.parametrize(
    "content",
    [
        "".join(f"<p>　　{text}</p>" for text in PARAGRAPHS),
        "".join(f"<div>{text}</div>\n" for text in PARAGRAPHS),
        "<br>".join(f"&nbsp;&nbsp;{text}" for text in PARAGRAPHS),
        "<div><span><font>" + "<br><br>".join(PARAGRAPHS) + "</font></span></div>",
        "<table><tr><td>" + "".join(f"<p>{text}" for text in PARAGRAPHS) + "</td></tr></table>",
        "<article><header></header>" + "".join(f"<p>{text}</p>" for text in PARAGRAPHS) + "<footer>版权所有</footer></article>",
    ],
)
def test_only_the_report_is_read(content: str) -> None:
    assert lines(site(content)) == PARAGRAPHS


@pytest.mark.parametrize(
    ("head", "over"),
    [
        ("", "<h1>云溪市人民政府</h1><h1>云溪市2024年度报告</h1>"),
        ("", "<header><h2>云溪市2024年度报告</h2></header>"),
        ('<meta name="ArticleTitle" content="云溪市2024年度报告">', "<div class=bt>云溪市2024年度报告</div>"),
        ("<title>云溪市2024年度报告_云溪市政府网</title>", "<div>云溪市2024年度报告</div><p>来源：云溪日报</p>"),
    ],
)
def test_the_headline_stands_before_the_report(head: str, over: str) -> None:
    content = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    assert lines(site(content, head, over)) == ["云溪市2024年度报告", *PARAGRAPHS]


def test_title_and_signature_next_to_the_element_that_holds_the_report() -> None:
    content = (
        "<p>云溪市2024年度报告</p><div>" + "".join(f"<p>{text}</p>" for text in PARAGRAPHS * 3) + "</div><p>云溪市司法局</p>"
    )
    expected = ["云溪市2024年度报告", *PARAGRAPHS * 3, "云溪市司法局"]
    assert lines(site(content)) == lines(content) == expected
    annex = "<table><tr><td>青禾县<td>8<tr><td>临江区<td>7</table>"
    assert lines(site(content.replace("<p>云溪市司法局</p>", annex))) == [*expected[:-1], "青禾县|8", "临江区|7"]


def test_a_headline_that_the_report_repeats_is_read_once() -> None:
    content = "<p>云溪市</p><p>2024年度报告</p>" + "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    over = "<h1>云溪市2024年度报告</h1>"
    assert lines(site(content, over=over)) == ["云溪市", "2024年度报告", *PARAGRAPHS]


def test_title_and_date_of_the_form_over_the_report() -> None:
    form = """<table><tr><td>索 引 号：</td><td>0001/2025-00002</td><td>主题分类：</td><td>法治</td></tr>
        <tr><td>标　　题：</td><td colspan=3>云溪市2024年度报告</td></tr>
        <tr><td>发文字号：</td><td>云政发〔2025〕2号</td><td>发布日期：</td><td>2025年1月12日</td></tr></table>"""
    content = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    front = ["标题：云溪市2024年度报告", "发布日期：2025年1月12日"]
    assert lines(site(content, over=form)) == front + PARAGRAPHS
    assert lines(site(form + content)) == front + PARAGRAPHS
    labels = "<p>标题：云溪市2024年度报告</p><p>发布日期：2025年1月12日 来源：云溪日报 浏览次数：12</p>"
    assert lines(site(content, over=labels)) == front + PARAGRAPHS


def test_a_title_that_is_not_to_be_seen_is_not_read() -> None:
    content = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    head = '<meta name="ArticleTitle" content="云溪市2024年度报告"><meta name="PubDate" content="2025-01-12">'
    assert lines(site(content, head)) == PARAGRAPHS


@pytest.mark.parametrize(
    "chrome",
    [
        "【字体：大 中 小】 打印 关闭",
        "分享到：微信 微博 QQ空间",
        "扫一扫在手机打开当前页",
        "上一篇：青禾县2023年度报告",
        "下一篇",
        "相关报道",
        "版权所有：云溪市人民政府 网站标识码：0000000000",
        "您现在的位置：首页 > 政务公开",
        "浏览次数：1234次",
    ],
)
def test_chrome_within_the_report(chrome: str) -> None:
    assert lines(f"<p>{SENTENCE}</p><p>{chrome}</p>") == [SENTENCE]


@pytest.mark.parametrize(
    "text",
    [
        "分享经验3次，打印材料20份。",
        "下一条是加强培训。",
        "字体清楚、大小适中",
        "现场扫一扫二维码即可办理，累计办件12件",
        "中",
        "大",
    ],
)
def test_what_only_looks_like_chrome(text: str) -> None:
    assert lines(f"<p>{SENTENCE}</p><p>{text}</p>") == [SENTENCE, text]


def test_lists_of_links_are_chrome_and_attachments_are_not() -> None:
    links = "".join(f"<li><a href='/{n}.html'>青禾县新闻</a></li>" for n in range(5))
    files = "".join(f"<p>附件{n}：<a href='/{n}.docx'>临江区统计表</a></p>" for n in range(1, 4))
    assert lines(f"<p>{SENTENCE}</p><ul>{links}</ul>{files}") == [SENTENCE, *(f"附件{n}：临江区统计表" for n in range(1, 4))]
    # A sentence is no list, however many links it has.
    laws = "<p>依据" + "".join("<a href='/law.html'>《云溪市行政复议条例》</a>" for _ in range(4)) + "办理。</p>"
    assert lines(f"<p>{SENTENCE}</p>{laws}") == [SENTENCE, "依据" + "《云溪市行政复议条例》" * 4 + "办理。"]
    # A page of nothing but links is read all the same.
    assert lines(f"<ul>{links}</ul>") == ["青禾县新闻"] * 5


def test_a_form_around_the_whole_page_is_no_chrome() -> None:
    assert lines(f"<form><p>{SENTENCE}</p><input value=1件><select><option>2件</select><button>查询</button></form>") == [
        SENTENCE
    ]


def test_a_table_next_to_the_text_belongs_to_the_report() -> None:
    rows = "".join(f"<tr><td>{place}</td><td>{n}</td></tr>" for n, place in enumerate(["青禾县", "临江区"] * 20))
    assert len(lines(site("".join(f"<p>{text}</p>" for text in PARAGRAPHS * 3) + f"<table>{rows}</table>"))) == 18 + 40


# Paragraphs


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>审结\n  案件</p>", ["审结案件"]),
        ("<p>审结 15 件\tin  all</p>", ["审结 15 件 in all"]),
        ("<p>审结<b>1</b><span>5</span>件</p>", ["审结15件"]),
        ("<p>审结 <b> 15件</b> </p>", ["审结 15件"]),
        ("<p>　　&nbsp; 审结15件&nbsp;&emsp;</p>", ["审结15件"]),
        ("<p>云溪市&nbsp;&nbsp;青禾县</p>", ["云溪市\xa0\xa0青禾县"]),
        ("审结15件<br>撤回2件<br/><br>终止1件", ["审结15件", "撤回2件", "终止1件"]),
        ("<div>甲<div>乙</div>丙</div>丁", ["甲", "乙", "丙", "丁"]),
        ("<p>甲<p>乙<blockquote>丙<p>丁</blockquote>", ["甲", "乙", "丙", "丁"]),
        ("<pre>一、甲\n  二、乙  15  件\r\n\n三、丙</pre>", ["一、甲", "二、乙  15  件", "三、丙"]),
        ("<p>&lt;云溪&gt; &amp; &ldquo;青禾&rdquo; &#20020;&#x6c5f; 5&permil;", ["<云溪> & “青禾”临江 5‰"]),
        ("<p>100m<sup>2</sup>，10<sup>4</sup>吨，CO<sub>2</sub>，PM<sub>2.5</sub>，见注<sup>[1]</sup>", None),
        ("<p>审结<del>14</del><s>13</s><ins>15</ins>件</p>", ["审结15件"]),
        ("<details><summary>概况</summary>审结15件。</details>", ["概况", "审结15件。"]),
        ("<template><p>甲</p></template><noscript>乙</noscript><p>丙", ["丙"]),
        ("<span style='display:block'>甲</span><span style='DISPLAY : none'>乙</span><span>丙</span>", ["甲", "丙"]),
        ("<dl><dt>甲<dd>乙</dl><figure><figcaption>图1</figcaption></figure>", ["甲", "乙", "图1"]),
        ("<ruby>青<rp>(</rp><rt>qīng</rt><rp>)</rp></ruby>禾<q>县</q>", ["青禾“县”"]),
        ("<p>1 < 2 且 3 > 2</p>", ["1 < 2 且 3 > 2"]),
        ("<p>甲</body></html><p>乙", ["甲", "乙"]),
        ("甲<!-- 乙 --><![CDATA[丙]]><?php 丁 ?>戊", ["甲戊"]),
        ("只有文字", ["只有文字"]),
    ],
)
def test_paragraphs(html: str, expected: list[str] | None) -> None:
    assert lines(html) == (expected or ["100m²，10⁴吨，CO₂，PM2.5，见注[1]"])


def test_paragraphs_and_headings_are_marked() -> None:
    source = page("<h1>云溪市<br>年度报告</h1><h3>一、概况</h3><p>审结15件。</p>")
    assert source.text == "云溪市\n年度报告\n一、概况\n审结15件。\n"
    assert marks(source, "heading") == [("云溪市", "1"), ("年度报告", "1"), ("一、概况", "3")]
    assert marks(source, "paragraph") == [("云溪市", "1"), ("年度报告", "2"), ("一、概况", "3"), ("审结15件。", "4")]
    assert list(source.marks) == sorted(source.marks, key=lambda mark: mark.span.start)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<ol><li>甲<li>乙</ol>", ["1. 甲", "2. 乙"]),
        ("<ol start=3><li>甲<li value=7>乙<li>丙</ol>", ["3. 甲", "7. 乙", "8. 丙"]),
        ("<ol type=a start=26><li>甲<li>乙</ol>", ["z. 甲", "aa. 乙"]),
        ("<ol type=I><li>甲<li>乙<li>丙<li>丁</ol>", ["I. 甲", "II. 乙", "III. 丙", "IV. 丁"]),
        ("<ol reversed><li>甲<li>乙</ol>", ["2. 甲", "1. 乙"]),
        ("<ol start=x><li value=y>甲</ol>", ["1. 甲"]),
        ("<ol start=99999999999999999999><li>甲</ol>", ["999999999. 甲"]),
        ("<ol style='list-style-type: cjk-ideographic' start=9>" + "<li>甲" * 3 + "</ol>", ["九、甲", "十、甲", "十一、甲"]),
        ("<ol style='list-style: none'><li>甲</ol>", ["甲"]),
        ("<ol><li>1.甲<li>（二）乙<li>2024年<li>1.5亿元</ol>", ["1.甲", "（二）乙", "3. 2024年", "4. 1.5亿元"]),
        ("<ol><li><p>甲</p><p>乙</p><ol><li>丙</ol><li></li><li>丁</ol>", ["1. 甲", "乙", "1. 丙", "3. 丁"]),
        ("<ul><li>甲<ol><li>乙</ol><li>丙</ul>", ["甲", "1. 乙", "丙"]),
        ("<li>甲", ["甲"]),
    ],
)
def test_numbers_of_lists(html: str, expected: list[str]) -> None:
    source = page(html)
    assert source.text.splitlines() == expected
    generated = [number for number, _ in marks(source, "number")]
    assert generated == [
        line.split(" ")[0] if " " in line else line[:-1] for line in expected if re.match("[^.]+[.] |[^甲]+、", line)
    ]


def test_a_picture_takes_no_text() -> None:
    source = page(
        "<p>一、机构</p><p><img src='a.png'></p><p>二、职能<img src='b.png'>与任务</p><div hidden><img></div><p>完。</p>"
    )
    assert source.text == "一、机构\n二、职能与任务\n完。\n"
    assert [mark.span for mark in source.marks if mark.kind == "picture"] == [Span(5, 5), Span(13, 13)]
    with pytest.raises(UnreadableFile, match="no text"):
        page("<p><img src='a.png'></p>")


# Tables


def test_a_table_with_merged_cells() -> None:
    source = page(
        "<p>情况如下：</p><table><caption>表1</caption><tr><th rowspan=2>地区<th colspan=2>案件</tr><tr><td>收到<td>审结</tr>"
        "<tr><td>青禾县|临江区<td>18<br>件<td> 15 </tr></table><p>完。</p>"
    )
    assert source.text == "情况如下：\n表1\n地区|案件|\n|收到|审结\n青禾县｜临江区|18 件|15\n完。\n"
    assert marks(source, "cell") == [
        ("地区", "0,0,2,1"),
        ("案件", "0,1,1,2"),
        ("收到", "1,1,1,1"),
        ("审结", "1,2,1,1"),
        ("青禾县｜临江区", "2,0,1,1"),
        ("18 件", "2,1,1,1"),
        ("15", "2,2,1,1"),
    ]
    assert marks(source, "table") == [("地区|案件|\n|收到|审结\n青禾县｜临江区|18 件|15", "1")]
    assert source.native(source.text.index("审结")) == Native(table=1, row=2, column=3)
    assert source.native(source.text.index("|收到")) == Native(table=1, row=2)
    assert source.native(source.text.index("完。")) == Native(paragraph=3)
    assert [text for text, _ in marks(source, "paragraph")] == ["情况如下：", "表1", "完。"]
    assert list(source.marks) == sorted(source.marks, key=lambda mark: mark.span.start)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("<tr><td>甲<td>1<tr><td>乙", ["甲|1", "乙|"]),
        ("<tr><td>甲<td><tr><td><td>1", ["甲|", "|1"]),
        ("<tr><td colspan=50>表<tr><td>甲<td>1", ["表|", "甲|1"]),
        ("<tr><td rowspan=99>甲<td>1<tr><td>2", ["甲|1", "|2"]),
        ("<tr><td rowspan=0>甲<td>1<tr><td>2", ["甲|1", "|2"]),
        ("<tr><td rowspan=x colspan=-3>甲<td>1", ["甲|1"]),
        ("<tr><td>甲<td rowspan=2>1<tr><td>乙<tr><td>丙<td>3", ["甲|1", "乙|", "丙|3"]),
        ("<tfoot><tr><td>合计<td>3</tfoot><tbody><tr><td>甲<td>3</tbody>", ["甲|3", "合计|3"]),
        ("<tr></tr><tr><td>甲<td>1", ["甲|1"]),
        ("<td>甲<td>1", ["甲|1"]),
        ("<tr><td><ol><li>甲<li>乙</ol><td>1", ["1. 甲 2. 乙|1"]),
        ("<tr hidden><td>甲<td>1</tr><tr><td>乙<td>2", ["乙|2"]),
    ],
)
def test_tables(rows: str, expected: list[str]) -> None:
    assert lines(f"<table>{rows}</table>") == expected


def test_tables_that_only_place_blocks() -> None:
    assert lines("<table><tr><td><p>甲<p>乙</table>") == ["甲", "乙"]
    assert lines("<table><tr><td>甲<tr><td>乙<br>丙</table>") == ["甲", "乙", "丙"]
    inner = "<table><tr><td>甲<td>1</table>"
    assert lines(f"<table><tr><td>左<td>{inner}</table>") == ["左", "甲|1"]
    long = f"<p>{SENTENCE * 5}</p><p>{SENTENCE * 5}</p>"
    assert lines(f"<p>右</p><table><tr><td>左<td>{long}</table>") == ["右", "左", SENTENCE * 5, SENTENCE * 5]
    assert marks(page("<table><tr><td>甲</table>"), "table") == []


# Encodings


CHINESE = "<p>云溪市审结案件15件，其中撤回2件。</p>"


@pytest.mark.parametrize(
    ("data", "encoding", "bom"),
    [
        (CHINESE.encode(), "utf-8", False),
        (b"\xef\xbb\xbf<meta charset=gb2312>" + CHINESE.encode(), "utf-8-sig", True),
        (CHINESE.encode("utf-16"), "utf-16", True),
        (CHINESE.encode("gb18030"), "gb18030", False),
        (b'<meta charset="GB2312">' + CHINESE.encode("gb18030"), "gb18030", False),
        (b"<META http-equiv=Content-Type content='text/html; charset=gbk'>" + CHINESE.encode("gb18030"), "gb18030", False),
        (b'<?xml version="1.0" encoding="gb2312"?><html>' + CHINESE.encode("gb18030"), "gb18030", False),
        (b"<meta charset=utf-8>" + CHINESE.encode("gb18030"), "gb18030", False),
        (b"<meta charset=gb2312>" + CHINESE.encode(), "utf-8", False),
        (b"<meta charset=utf-7>" + CHINESE.encode(), "utf-8", False),
    ],
)
def test_encodings(data: bytes, encoding: str, bom: bool) -> None:
    source = read(data, "报告.htm")
    assert source.text == "云溪市审结案件15件，其中撤回2件。\n"
    assert (source.encoding, source.bom, source.path) == (encoding, bom, "报告.htm")


def test_big5() -> None:
    assert read(b"<meta charset=big5>" + "<p>審結案件15件</p>".encode("big5"), "a.html").text == "審結案件15件\n"


def test_one_damaged_character_does_not_cost_the_page() -> None:
    source = read(b"<meta charset=utf-8>" + (CHINESE * 50).encode() + b"<p>\xe4\xba</p>", "a.html")
    assert source.encoding == "utf-8"
    assert source.text.startswith("云溪市审结案件15件")


# What cannot be read, and what must not crash


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "网页中没有文字"),
        (b" \n", "网页中没有文字"),
        (b"<html><body><script>1</script><!-- 2 --></body></html>", "网页中没有文字"),
        (b"<table><tr><td></td><td> </td></tr></table>", "网页中没有文字"),
        (b"PK\x03\x04\x00\x00\x00\x08\x00", "不是 HTML 网页"),
        (b"%PDF-1.7\n1 0 obj", "不是 HTML 网页"),
        (b"\xff\xff\xff\xff" * 50, "不是 HTML 网页"),
        (b"<table><tr>" + b"<td>1" * 5000 + b"<tr><td>1" * 5000, "网页中的表格过大"),
    ],
)
def test_what_cannot_be_read(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableFile) as raised:
        read(data, "报告.html")
    assert raised.value.zh.startswith(reason)
    assert raised.value.path == "报告.html"


def test_the_library_is_named_where_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lxml", None)
    with pytest.raises(UnreadableFile, match=r'reading .html needs: pip install "lawlint\[html\]"') as raised:
        page("<p>甲")
    assert raised.value.zh == '读取 .html 需要：pip install "lawlint[html]"'


@pytest.mark.parametrize(
    "tags",
    [
        "<div>",
        "<b>",
        "<table><tr><td>",
        "<ul><li>",
        "<header>",
        "<nav>",
        "<a href=x>",
        "<sup>",
        "<pre>",
        "<h1>",
        "<form>",
        "</div>",
        "<td>",
    ],
)
def test_deep_nesting(tags: str) -> None:
    assert lines(tags * 50_000 + SENTENCE) == [SENTENCE]


@pytest.mark.parametrize(
    "html",
    [
        "<p " + "a=b " * 50_000 + ">甲",
        "<" * 50_000 + "甲",
        "&#" * 50_000 + "甲",
        "<p>甲<br>" * 50_000,
        "<ol><li>甲" * 20_000,
        "<table><tr><td>甲<td>1</table>" * 20_000,
        "<table>" + "<tr><td rowspan=2>甲<td>1" * 20_000,
        "<p>" + SENTENCE * 50_000,
        "<p>甲" + " \n" * 500_000,
        "<p>" + "<b>审结15件，</b>" * 50_000,
        f"<ol style='{'list-style:' * 50_000}'><li>甲",
        "<p>标题：甲" + "&nbsp;" * 50_000 + f"</p><div><div>{SENTENCE * 9}</div></div>",
        "</p></table></ol><li><td><tr><h1></h2><p></div><frameset><title>甲<b></title>乙<sup></pre></sub>",
        "<p>甲\0\ud7ff&#0;&#xD800;&#x110000;\x85\u2028\u200b",
    ],
)
def test_odd_pages_are_read_in_time(html: str) -> None:
    start = time.process_time()
    try:
        source = page(html)
    except UnreadableFile:
        return
    assert time.process_time() - start < 20
    assert all(line == line.strip() for line in source.text.split("\n"))
    assert all(0 <= mark.span.start < mark.span.end <= len(source.text) for mark in source.marks)


@pytest.mark.parametrize("seed", range(200))
def test_random_pages(seed: int) -> None:
    import random

    choose = random.Random(seed)
    parts = "<p> <div> </div> <table> <tr> <td> <td/rowspan=3/colspan=2> </table> <ol> <li> </ol> </li> <h1> </h1> <br> <pre> "
    parts += "</pre> <sup> </sup> <del> </del> <a/href=x> </a> <form> <nav> </nav> <tfoot> <caption> <title> </title> "
    parts += "<img> <svg> </svg> <span/hidden> </span> <!-- --> 甲 12件 。 |"
    html = "".join(choose.choice([*parts.split(), " ", "\n", "乙，"]) for _ in range(200))
    try:
        source = page(html)
    except UnreadableFile:
        return
    assert all(line == line.strip() for line in source.text.split("\n"))
    assert [mark.span.start for mark in source.marks] == sorted(mark.span.start for mark in source.marks)
    for mark in source.marks:
        text = source.text[mark.span.start : mark.span.end]
        assert text == text.strip("\n") or mark.kind == "table"  # whose first or last row may be empty
        assert text or mark.kind in ("table", "row", "picture")
        if mark.kind == "table":
            assert len({row.count("|") for row in text.split("\n")}) == 1
        elif mark.kind == "cell":
            assert "|" not in text
            assert "\n" not in text


# Published pages


PAGES = sorted((CORPUS / "originals").glob("*.html"))


@pytest.mark.parametrize(("path", "known"), policies(), ids=lambda path: path.stem)
def test_published_pages_whose_text_is_known(path: Path, known: Path) -> None:
    title, date, *report = read(path.read_bytes(), str(path)).text.splitlines()
    before, found, after = _compact(known.read_text("utf-8")).partition(_compact("".join(report)))
    # All of the text between the form on top, whose last field may be blank, and the chrome below, character for character.
    assert found
    assert re.search("主题词：[^：]*$", before)
    assert after.startswith("扫一扫在手机打开当前页")
    assert _compact(title) in before
    assert _compact(date) in before


@pytest.mark.parametrize(("path", "known"), pairs(".html"), ids=lambda path: path.stem)
def test_published_pages_say_what_their_texts_say(path: Path, known: Path) -> None:
    assert_same_text(source_of(path).text, known.read_text("utf-8"))


@pytest.mark.skipif(not PAGES, reason="the corpus is not beside the project")
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_published_pages_without_chrome(path: Path) -> None:
    title, date, *report = read(path.read_bytes(), str(path)).text.splitlines()
    assert title.startswith("标题：")
    assert re.fullmatch(r"发布日期：20\d\d年\d\d月\d\d日", date)
    # The report opens with its title, set in several lines, and the number of the document.
    assert _compact("".join(report)).startswith(_compact(title.removeprefix("标题：")))
    assert not re.search("扫一扫|主题词|索引号|HTML|-->", _compact("".join(report)))
    content = re.search(r'id="UCAP-CONTENT">(.*?)</td>', path.read_text(), re.S)
    assert content
    plain = re.sub("<[^>]*>|&nbsp;", "", content[1])
    assert _compact("".join(report)) == _compact(plain)


def _compact(text: str) -> str:
    return re.sub(r"\s+", "", text)
