"""What the anchor of a frame alone must say, asked before any other figure is sought: most anchors end here."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from lawlint.claims import lexicon
from lawlint.claims.evidence import (
    carried,
    divided,
    grade_of,
    is_mean,
    is_of_towns,
    names_outcome,
    outcomes_told,
    rate_name,
    share_text,
)
from lawlint.claims.evidence.changes import change_of
from lawlint.claims.evidence.sums import covers, remainder
from lawlint.claims.scene import Listing, Term
from lawlint.parsing import patterns

Gate = Callable[[Term | Listing], bool]


def has_name(anchor: Term | Listing) -> bool:
    """A rate with a name, whose denominator is printed as a rule."""
    assert isinstance(anchor, Term)
    name, off_text = rate_name(anchor), lexicon.pattern("rates", "off_text")
    return (
        bool(name)
        and not name.endswith("不")
        and not off_text.search(name if name.endswith("度") else name + "率")
        and not off_text.search(anchor.lead)
    )


def has_own_name(anchor: Term | Listing) -> bool:
    """The same of what was told last, and not of the year before, of several together or of one among them."""
    assert isinstance(anchor, Term)
    return has_name(anchor) and lexicon.said("OTHER_RATE").search(anchor.own) is None


def is_partial(anchor: Term | Listing) -> bool:
    """Some and not all: 0% and 100% hold of too many figures."""
    assert isinstance(anchor, Term)
    return 0 < anchor.printed < 1


def is_partial_and_told(anchor: Term | Listing) -> bool:
    """Some and not all, of what is printed as a rule."""
    return is_partial(anchor) and not lexicon.pattern("rates", "off_text").search(anchor.lead)  # type: ignore[union-attr]


def is_denied(anchor: Term | Listing) -> bool:
    """不捕率, 不诉率."""
    assert isinstance(anchor, Term)
    name = rate_name(anchor)
    return name.startswith("不") and len(name) <= 4


def is_of_two_outcomes(anchor: Term | Listing) -> bool:
    """不捕率, 起诉率: of those with the one or the other outcome, and of no others."""
    assert isinstance(anchor, Term)
    return lexicon.outcomes_of(rate_name(anchor)) is not None and lexicon.said("OTHER_RATE").search(anchor.own) is None


def is_fulfilment(anchor: Term | Listing) -> bool:
    """完成率, 执行率, 进度."""
    assert isinstance(anchor, Term)
    other = lexicon.said("OTHER_RATE").search(anchor.own)
    return other is None and lexicon.said("FULFILMENT").search(rate_name(anchor)) is not None


def is_attendance(anchor: Term | Listing) -> bool:
    """出庭率, 出勤率, 城镇化率."""
    assert isinstance(anchor, Term)
    return "出" in anchor.own or "城镇化率" in anchor.own


def tells_of_towns(anchor: Term | Listing) -> bool:
    """常住人口城镇化率."""
    return isinstance(anchor, Term) and is_of_towns(anchor)


def is_closed(anchor: Term | Listing) -> bool:
    """A rate that cannot exceed 100%."""
    assert isinstance(anchor, Term)
    lead = anchor.lead
    return bool(lexicon.pattern("rates", "closed").search(lead)) and not lexicon.pattern("rates", "closed_except").search(lead)


def is_bare_change(anchor: Term | Listing) -> bool:
    """The clause of the change is nothing but a comparison and a word of change."""
    return isinstance(anchor, Term) and not change_of(anchor.own)


def is_single(anchor: Term | Listing) -> bool:
    """A rate that is not joined to others: 分别完成任务的100%和60%."""
    assert isinstance(anchor, Term)
    beside = anchor.scene.terms[max(0, anchor.index - 1) : anchor.index + 2]
    return not any(t is not anchor and t.kind == anchor.kind and t.run == anchor.run for t in beside)


def is_single_change(anchor: Term | Listing) -> bool:
    """The same of a rate that is not joined to others: 件数和人数分别下降5%、6%."""
    if not isinstance(anchor, Term) or not is_bare_change(anchor):
        return False
    terms = anchor.scene.terms[max(0, anchor.index - 1) : anchor.index + 2]
    return not any(t is not anchor and t.kind == anchor.kind and t.run == anchor.run for t in terms)


def is_of_a_budget(anchor: Term | Listing) -> bool:
    """占基本支出预算的86%."""
    return isinstance(anchor, Term) and lexicon.said("BUDGET_CALLED").search(anchor.lead) is not None


def is_share_of(anchor: Term | Listing) -> bool:
    """占, 占比, 占…的."""
    assert isinstance(anchor, Term)
    return lexicon.said("SHARE_OF").search(share_text(anchor)) is not None


def ends_a_division(anchor: Term | Listing) -> bool:
    """The clause names the last member of a known division: 公用经费 after 人员经费."""
    assert isinstance(anchor, Term)
    last = _last_member()
    return last.search(anchor.own) is not None or last.search(anchor.tail) is not None


@cache
def _last_member() -> re.Pattern[str]:
    return patterns.pattern("|".join(sorted({re.escape(members[-1]) for members in lexicon.words("divisions", "sets")})))


def is_a_grade(anchor: Term | Listing) -> bool:
    """The clause names one end of a scale: 80分以下的."""
    return isinstance(anchor, Term) and anchor.index > 1 and grade_of(anchor.lead) is not None


def is_done(anchor: Term | Listing) -> bool:
    """The clause says that something was done, and names nothing."""
    assert isinstance(anchor, Term)
    said = anchor.index > 0 and (lexicon.said("DONE").fullmatch(anchor.own) or lexicon.said("DONE_WITH").fullmatch(anchor.own))
    return bool(said)


def is_mean_for(anchor: Term | Listing) -> bool:
    """A mean whose clause says what it is told for: 人均, 平均每个小区, 亩产, 公斤/公顷; 每个站点配备3人 has no mean."""
    assert isinstance(anchor, Term)
    if anchor.cue == "each" and "平均" not in anchor.own:
        return False
    return "/" in anchor.dimension or lexicon.said("MEAN_FOR").search(anchor.own) is not None


def is_some(anchor: Term | Listing) -> bool:
    """A count whose clause names nothing but what sort of the things before it is: 超过三年的41处, 涉及7个."""
    assert isinstance(anchor, Term)
    return (
        (not anchor.value.step or anchor.own.endswith(("以上的", "以下的")))
        and bool(anchor.own or anchor.tail)
        and lexicon.said("SOME").fullmatch(anchor.own) is not None
        and (len(anchor.tail) > 1 or len(anchor.own) > 1)
    )


def is_over_a_threshold(anchor: Term | Listing) -> bool:
    """亿元以上项目, of which those before may have a lower one."""
    assert isinstance(anchor, Term)
    return anchor.index > 0 and "以上" in anchor.own


def is_limit(anchor: Term | Listing) -> bool:
    """What may be owed at most."""
    assert isinstance(anchor, Term)
    return "限额" in anchor.own or "债务余额" in anchor.own


def is_sex_ratio(anchor: Term | Listing) -> bool:
    """Men to a hundred women, printed without a unit."""
    assert isinstance(anchor, Term)
    if anchor.dimension or not 0 < anchor.printed != 100:
        return False
    said = anchor.scene.text[anchor.scene.start : anchor.start].rpartition("性别比")
    return bool(said[1]) and "出生" not in said[0][-_SUBJECT:]


# 出生人口性别比 is of those who were born.
_SUBJECT = 4


def is_town_to_land(anchor: Term | Listing) -> bool:
    """城乡居民收入比1.96, printed without a unit."""
    assert isinstance(anchor, Term)
    clause = anchor.lead  # 由2.10缩小至2.07
    return (
        not anchor.dimension
        and 1 < anchor.printed < 10
        and lexicon.said("TOWN_TO_LAND").search(clause.partition("由")[0] if "由" in clause and anchor.cue != "base" else clause)
        is not None
    )


def is_ahead_of_time(anchor: Term | Listing) -> bool:
    """超序时进度2.7个百分点."""
    return isinstance(anchor, Term) and lexicon.said("AHEAD_OF_TIME").search(anchor.own) is not None


def is_behind_time(anchor: Term | Listing) -> bool:
    """低于序时进度2.7个百分点."""
    return isinstance(anchor, Term) and lexicon.said("BEHIND_TIME").search(anchor.own) is not None


def moves_up(anchor: Term | Listing) -> bool:
    """前移2位."""
    return isinstance(anchor, Term) and lexicon.said("RANK_UP").search(anchor.own) is not None


def moves_down(anchor: Term | Listing) -> bool:
    """后移2位."""
    return isinstance(anchor, Term) and lexicon.said("RANK_DOWN").search(anchor.own) is not None


def is_face(anchor: Term | Listing) -> bool:
    """增长面, 达标面."""
    return isinstance(anchor, Term) and lexicon.said("FACE").search(anchor.own) is not None


def sums_these_up(anchor: Term | Listing) -> bool:
    """以上四项支出合计, 三家共: how many figures before it the total sums up is told."""
    assert isinstance(anchor, Term)
    return lexicon.said("THESE").search(anchor.lead) is not None


def is_several(anchor: Term | Listing) -> bool:
    """A list of two or more items."""
    return isinstance(anchor, Listing) and len(anchor.items) > 1


def tells_a_difference(anchor: Term | Listing) -> bool:
    """核减, 节支, 超支: what two figures differ by."""
    assert isinstance(anchor, Term)
    return _rest("differences").search(anchor.own + anchor.tail) is not None


def tells_the_rest(anchor: Term | Listing) -> bool:
    """结余, 未结: what is left."""
    assert isinstance(anchor, Term)
    return _rest("splits").search(anchor.own + anchor.tail) is not None


@cache
def _rest(group: str) -> re.Pattern[str]:
    return patterns.pattern("|".join(sorted({word for _, _, rest in lexicon.words(group, "rows") for word in rest})))


def is_closing(anchor: Term | Listing) -> bool:
    """What is carried on at the end."""
    assert isinstance(anchor, Term)
    return (
        bool(lexicon.said("CLOSING").search(anchor.lead) or anchor.tail.startswith(("顺延", "结转下", "结转至")))
        and "上年" not in anchor.lead
        and "旧存" not in anchor.lead
    )


def is_whole(anchor: Term | Listing) -> bool:
    """The items of a list are said to be all there are."""
    if not isinstance(anchor, Listing) or len(anchor.items) < 2:
        return False
    items, scene = anchor.items, anchor.scene
    if any(map(carried, items)) or any(map(is_mean, items)):
        return False
    if any(item.cue == "rest" or remainder(item) for item in items[1:]):
        return True
    includes = not anchor.depth and scene.text.startswith("包括", anchor.start)  # it may leave something out
    if (
        (anchor.kind == "consists" and (not includes or outcomes_told(items)))
        or anchor.sorts
        or (anchor.kind == "among" and scene.text[anchor.end - 1] == "含")
    ):
        after = scene.text[items[-1].end : items[-1].end + 1]
        around = scene.text[max(scene.start, anchor.start - 4) : anchor.end + 3]
        return after != "等" and "主要" not in around and covers(anchor, items)
    if anchor.kind == "colon" and "共" in scene.text[max(scene.start, anchor.start - 16) : anchor.start]:
        return covers(anchor, items)
    if anchor.kind == "colon" and outcomes_told(items):
        return covers(anchor, items)
    leads = [item.lead for item in items]
    if re.search("以内|以下|不足|不满", leads[0]) and re.search("以上|超过", leads[-1]):
        return covers(anchor, items)  # 30天以内…、30天至90天…、90天以上…
    return (len(items) >= 3 and all(lead.endswith("类") for lead in leads)) or divided(leads)


def ends_outcomes(anchor: Term | Listing) -> bool:
    """One of several outcomes, or what is left beside them."""
    assert isinstance(anchor, Term)
    return anchor.index > 1 and names_outcome(anchor)


def ends_its_piece(anchor: Term | Listing) -> bool:
    """The last figure of its sentence or ；-piece, but for its own share."""
    assert isinstance(anchor, Term)
    following = anchor.scene.terms[anchor.index + 1 : anchor.index + 3]
    beside = [t for t in following if t.segment == anchor.segment and t.cue != "share"]
    return anchor.index > 0 and not beside and anchor.scene.terms[anchor.index - 1].segment == anchor.segment


def closes_an_account(anchor: Term | Listing) -> bool:
    """总收入, 支出合计, with what they come to in front."""
    return isinstance(anchor, Term) and anchor.index > 0 and lexicon.said("OF_AN_ACCOUNT").search(anchor.own) is not None


def counts_offices(anchor: Term | Listing) -> bool:
    """共45个单位."""
    return isinstance(anchor, Term) and lexicon.said("OFFICES").match(anchor.tail) is not None


def names_two(anchor: Term | Listing) -> bool:
    """予以公开和部分公开29件."""
    return isinstance(anchor, Term) and any(joint in anchor.own[1:-1] for joint in "和与及")


def is_stocked(anchor: Term | Listing) -> bool:
    """累计达到, 总数为: what a stock came to."""
    return isinstance(anchor, Term) and lexicon.said("STOCKED").search(anchor.own) is not None


def is_stock(anchor: Term | Listing) -> bool:
    """年末结余, 现有, 达到: what is there in the end, behind an opening value and two flows."""
    return isinstance(anchor, Term) and anchor.index > 2 and lexicon.said("STOCK_NOW").search(anchor.own) is not None


def is_left_over(anchor: Term | Listing) -> bool:
    """剩余27个: enough for no chance to give it."""
    assert isinstance(anchor, Term)
    return anchor.printed >= _MANY and lexicon.said("LEFT_OVER").search(anchor.own) is not None


_MANY = 10


def turns_up(anchor: Term | Listing) -> bool:
    """Behind a past value stands that it became more."""
    assert isinstance(anchor, Term)
    return lexicon.said("TURNED_UP").match(anchor.tail) is not None


def turns_down(anchor: Term | Listing) -> bool:
    """Behind a past value stands that it became less."""
    assert isinstance(anchor, Term)
    return lexicon.said("TURNED_DOWN").match(anchor.tail) is not None


def is_times(anchor: Term | Listing) -> bool:
    """增长1.6倍, and nothing else in the clause."""
    return isinstance(anchor, Term) and anchor.dimension == "倍" and is_bare_change(anchor) and is_single(anchor)


def fulfils(anchor: Term | Listing) -> bool:
    """完成106.30%, and nothing else in the clause."""
    return isinstance(anchor, Term) and lexicon.said("FULFILS").match(anchor.own) is not None


def names_both(anchor: Term | Listing) -> bool:
    """决算数小于年初预算数, 余额比限额低."""
    return isinstance(anchor, Term) and lexicon.said("NAMES_BOTH").match(anchor.own) is not None
