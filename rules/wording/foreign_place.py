"""TRM006: the leaders of another place in a report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lawlint.knowledge import table
from lawlint.parsing.grammar import terminals
from lawlint.parsing.patterns import pattern
from lawlint.parsing.prose import prose
from lawlint.rule import WARNING, Bad, Finding, Good, Related, Report, Rule, Text

_KINDS = ("报告", "年报", "总结", "公报")
_LEADING = pattern("在?(?:中共)?")
# Every match of LED in the grammar contains one of these.
_LEADERS = ("政府", "党组", "党委", "部门")


def _report(place: str, sentence: str) -> str:
    return f"{place}人民政府关于2023年度法治政府建设工作情况的报告\n一、主要举措\n{sentence}\n{place}人民政府\n2024年1月26日"


class ForeignPlace(Rule):
    """出现其他地区名称。

    检查什么
    报告中作为工作主体的「某市委、市政府」「某区司法局党组」「某县各部门」，是不是与发文机关同级的另一个地方。发文机关所在地从标题和落款中来；
    上级、下级地方和名称里包含的地方，述及学习考察、对口支援、协作、跨省通办等的句子不提示。是不是地名、哪一级的地名，按行政区划名称表判断
    （另认「甲市」「乙区」），表中没有的不提示。

    为什么
    借用他地的稿子，最容易漏改的就是地名。

    依据
    实务；地名见《中华人民共和国行政区划代码》（knowledge/places.toml）。
    """

    code = "TRM006"
    severity = WARNING
    title = Text("出现其他地区名称", "Another place's name")
    message = Text("这是{own}的报告，此处写的是{place}", "This is a report of {own}, and here stands {place}")
    source = "实务；《中华人民共和国行政区划代码》"
    examples = (
        Good(_report("云溪市", "云溪市委、市政府高度重视，临江区委、区政府压实责任，雍南省委、省政府予以肯定。")),
        Good(_report("青禾县", "在云溪市委、市政府的坚强领导下，青禾县委、县政府召开会议3次。")),
        Good(_report("云溪市", "赴岚川市学习考察，岚川市委、市政府介绍了做法。")),
        Good(_report("昆明市", "曲靖市委、市政府牵头，我市配合；玉溪市各部门派员参训，保山市委、市政府捐赠图书。")),
        Good(_report("富宁县", "与上海市虹口区开展东西部协作。虹口区委、区政府投入资金1260万元。")),
        Good(_report("云溪市临江区", "临江区司法局党组带头学法，高新区各部门、社区各部门共同参与。")),
        Good("云溪经济开发区管委会2023年工作报告\n在临江区委、区政府的坚强领导下，开发区完成年度任务。"),
        Good(_report("青禾县", "按照省委、省政府部署，认真落实县委、县政府要求，经县司法局党组研究，区各部门联动。")),
        Good(_report("昆明市", "安宁市委、市政府高度重视。")),
        Bad(_report("甲市", "⟦乙市⟧委、市政府高度重视法治政府建设。")),
        Bad(_report("云溪市临江区", "……⟦乙区⟧司法局党组带头学法。")),
        Bad(_report("青禾县", "在⟦乙县⟧委、县政府的坚强领导下，全县完成年度任务。")),
        Bad(_report("昆明市", "⟦曲靖市⟧各部门积极配合。")),
    )

    def check(self, report: Report) -> Iterator[Finding]:
        """One finding for each place that is not that of the report."""
        title = report.document.title
        if title is None or title.kind not in _KINDS:
            return
        signature = report.document.signature
        bodies = (*title.issuers, *(signature.issuers if signature else ()))
        own = [name for body in bodies for name in _pattern("PLACE").findall(body)]
        last = [
            names[-1] for body in bodies if (names := _pattern("PLACE").findall(body)) and not _pattern("ZONE").search(names[-1])
        ]
        if not last:
            return
        for paragraph in prose(report.document):
            text = paragraph.compact.text
            if paragraph.role not in ("heading", "text") or not any(word in text for word in _LEADERS):
                continue
            for found in _pattern("LED").finditer(text):
                lead = _LEADING.match(found[0])
                at = found.start() + (lead.end() if lead else 0)
                place = _place_in(text, at, found.end())
                low, high = next(((a, b) for a, b in paragraph.sentences if a <= at < b), (0, len(text)))
                if place not in _listed() and not _pattern("STAND_IN").match(place):
                    continue  # «落实县委、县政府的部署» names no place
                if any(place.endswith(name) or name.endswith(place) or name[:2] in place for name in own):
                    continue
                if not any(_rank(place) == _rank(name) for name in last) or any(word in text[low:high] for word in _elsewhere()):
                    continue
                if _is_partner(report, place):
                    continue
                yield self.finding(
                    paragraph.compact.span(at, at + len(place)),
                    related=(Related(title.span, Text("标题", "the title")),),
                    own="、".join(dict.fromkeys(last)),
                    place=place,
                )


def _is_partner(report: Report, place: str) -> bool:
    """Whether another sentence names the place intentionally, so that this one may be about the same partner."""
    return any(
        place in text and any(word in text for word in _elsewhere())
        for paragraph in prose(report.document)
        for text in (paragraph.compact.text[low:high] for low, high in paragraph.sentences)
    )


def _place_in(text: str, start: int, end: int) -> str:
    """The place that text[start:end] begins with."""
    found = _pattern("PLACE").match(text, start, end)
    return found[0] if found else text[start:end]


def _rank(place: str) -> str:
    """The rank of a place in the table; of another place the rank in its name, which is ambiguous for a city."""
    return _listed().get(place) or ("county" if place.endswith(("县", "区", "旗")) else place[-1])


@cache
def _listed() -> dict[str, str]:
    """The places of the table, each with its rank."""
    ranks: dict[str, str] = {}
    for row in table("places")["provinces"]:
        ranks |= dict.fromkeys(row.get("counties", "").split(), "county")
        ranks |= dict.fromkeys(row.get("below", "").split(), "below") | {row["name"]: "province"}
    return ranks


@cache
def _elsewhere() -> tuple[str, ...]:
    return tuple(table("places")["context"]["elsewhere"])


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return pattern(terminals("wording")[name])
