"""What the words must say before figures are bound as a change."""

from __future__ import annotations

from lawlint.claims import lexicon
from lawlint.claims.binding import Cast, Context
from lawlint.claims.evaluate import Agreement, agreement
from lawlint.claims.formula import identity
from lawlint.claims.operators.names import akin, around, change_of, grams_of, same_dimension
from lawlint.claims.scene import LEVELS, Listing, Term
from lawlint.exact.interval import exactly


def related(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The change's clause has no subject of its own, or one that the new value shares."""
    delta, new = cast["delta"][0], cast["new"][0]
    name = change_of(delta.own)
    return not name or akin(delta, new) or ("总计" in delta.own and "总计" in new.own)  # 收入总计、支出总计各减少


def nominal_all_along(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """No word of real growth from the last ； on: the subject may stand far in front."""
    scene = anchor.scene
    begin = max(scene.start, scene.text.rfind(";", scene.start, anchor.start))
    return not lexicon.pattern("growth", "real").search(scene.text, begin, anchor.end)


def of_one_scope(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The same, or the scope is said of value, change and rate alike: 税收（同口径）完成3亿元, 同口径减少2亿元，下降5%."""
    scene, delta, rate, new = anchor.scene, cast["delta"][0], cast["rate"][0], cast["new"][0]
    told = delta.start
    if rate.start < delta.start:  # 完成3亿元（同口径），增长5%，增收2亿元
        stop = lexicon.said("CLAUSE_END").search(scene.text, new.end, rate.start)
        told = stop.start() if stop else new.start
    return all(
        word.end() <= told and lexicon.said("OF_ONE_SCOPE").match(scene.text, word.start())
        for word in lexicon.pattern("growth", "real").finditer(scene.text, *around(cast, anchor))
    )


def adjacent(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Between change and rate at most one pause and a dozen characters."""
    return bool(lexicon.said("ADJACENT").match(anchor.scene.between(*_gap(cast))))


def told_along(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Between new value and rate nothing but other changes: «…增加到6.5亿元，增长40.6%，年均增长7.1%»."""
    new, rate = cast["new"][0], cast["rate"][0]
    between = new.scene.terms[new.index + 1 : rate.index]
    return (
        new.scene is rate.scene
        and new.segment == rate.segment
        and all(t.kind == "PERCENT" or t.cue in ("rise", "fall", "added") for t in between)
    )


def _gap(cast: Cast) -> tuple[int, int]:
    first, second = cast["delta" if "delta" in cast else "new"][0], cast["rate"][0]
    return (first.end, second.start) if first.end <= second.start else (second.end, first.start)


def of_the_new(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The past value's clause names nothing that the new one's does not: «小程序比上年末的52个减少4个» is of 小程序; and the
    change is of no scope of its own: 同口径增收7.54亿元."""
    new, old = cast["new"][0], cast["old"][0]
    real = lexicon.pattern("growth", "real")
    if "delta" in cast and real.search(cast["delta"][0].own) and not real.search(new.own + old.own):
        return False
    said = lexicon.said("COMPARISON").split(old.own.lstrip(",;、("), maxsplit=1)
    name = lexicon.noun(said[0]) if len(said) > 1 else ""
    return len(name) < 2 or bool(grams_of(name) & grams_of(new.lead + new.tail))


def of_one_change(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Between the past value and the anchor stands nothing but its change: 较上年末的352个减少34个，下降9.7%."""
    old = cast["old"][0]
    assert isinstance(anchor, Term)
    between = anchor.scene.terms[old.index + 1 : anchor.index]
    return (
        old.scene is anchor.scene
        and old.segment == anchor.segment
        and all(t.cue == anchor.cue and t.kind == "AMOUNT" and t.dimension == old.dimension for t in between)
        and (lexicon.said("THAN").match(old.scene.text, old.run) is not None or old.tail.startswith("相比"))
    )


def telling_mean(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The mean is printed finely, or told right behind its total, or gives a large total exactly, or is of the nearest figures
    of its sentence."""
    mean, count, total = cast["mean"][0], cast["count"][0], cast["total"][0]
    if mean.fineness <= _FINE_MEAN:
        return count.printed > 1
    if total.scene is mean.scene and total.index == mean.index - 1 and mean.fineness <= _FAIR_MEAN:
        return count.printed > 1
    if total.printed == mean.printed * count.printed and total.fineness <= _FINE_MEAN and count.printed > 1:
        return True
    near = {id(t) for t in mean.scene.terms[max(0, mean.index - 2) : mean.index + 2]}
    return count.printed > 1 and id(count) in near and id(total) in near


_FINE_MEAN, _FAIR_MEAN = 1 / 100, 1 / 20


def counted(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """X均 counts exactly the count's unit."""
    mean, count = cast["mean"][0], cast["count"][0]
    text = mean.scene.text[mean.run : mean.start]
    match = lexicon.said("EACH").match(text)
    return match is not None and lexicon.counted_by(match[1]) == count.dimension


_SPAN = identity("total == count * each * span")


def of_fixed_rate(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """What each gets is fixed and not rounded: 12480人每天5元，按200天计 is 1248万元 and not 1300万元."""
    values = {role: [exactly(t.printed) if role == "each" else t.value for t in terms] for role, terms in cast.items()}
    return agreement(_SPAN, values) is Agreement.EXACT


def in_order(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Count, each and total follow one another."""
    count, each, total = cast["count"][0], cast["each"][0], cast["total"][0]
    return (
        count.end <= each.start
        and each.end <= total.start
        and total.dimension == each.dimension
        and len(each.scene.between(each.end, total.start)) <= 20
        and each.index == count.index + 1
    )


def only_rate(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """No other per cent stands before the points than what they are told of and what they are told against."""
    assert isinstance(anchor, Term)
    own, other = cast["own"][0], cast["other"][0]
    return all(t in (own, other) for t in anchor.scene.terms[: anchor.index] if t.kind == "PERCENT") and own.list is None


def of_size(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The word is of size and not of worth: 生师比由16.4:1提升至15.9:1 is better for being less."""
    old, new = cast["old"][0], cast["new"][0]
    return lexicon.said("BETTER").search(new.scene.text, old.end, new.start) is None


def of_the_structure(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The clause tells of an industry and nothing else: no 县域, no 比上年."""
    assert isinstance(anchor, Term)
    return lexicon.said("INDUSTRY").match(anchor.own) is not None and lexicon.said("SPAN").search(anchor.own) is None


def of_one_span(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The rates tell no span, price or base of their own: 分别增加3亿元、8亿元，按美元计价增长3%、15%."""
    rate, delta = cast["rate"][0], cast["delta"][0]
    return lexicon.said("SPAN").search(rate.scene.text, delta.end, rate.end) is None


def growing(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The rate stands in the sentence of the old value, no bracket outside the new one."""
    rate, new, old = cast["rate"][0], cast["new"][0], cast["old"][0]
    return rate.scene is old.scene and rate.depth >= new.depth


def fresh(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """New and old belong together: no other new value stands between old and rate."""
    new, old = cast["new"][0], cast["old"][0]
    rate = anchor
    assert isinstance(rate, Term)
    if lexicon.said("MORE").match(new.own):
        return False  # 多公开349条: a change
    siblings = [t for t in old.scene.terms if t.run == old.run and t.cue == "base"]
    if new.scene is not old.scene or len(siblings) > 1:
        return False  # 较2021年的6908件、6795件分别减少…: pairs
    low, high = min(new.index, old.index), max(new.index, old.index)
    between = new.scene.terms[low + 1 : high]
    if any(t.dimension == new.dimension and t.cue in LEVELS and t.depth <= max(new.depth, old.depth) for t in between):
        return False
    after = new.scene.terms[high + 1 : rate.index]
    if any(t.dimension == new.dimension and t.cue in LEVELS and not _differs(t, new, old) for t in after):
        return False
    said = new.scene.between(min(new.start, old.start), rate.start)
    return ";" not in said or (said.count(";") == 1 and lexicon.said("THAN").match(said, said.index(";") + 1) is not None)


def _differs(term: Term, a: Term, b: Term) -> bool:
    """Whether a figure is what two others differ by: 由68个减至51个，注销17个."""
    return term.printed == abs(a.printed - b.printed)


def base_told(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """«…，增长y%，上年为x»."""
    old, rate = cast["old"][0], cast["rate"][0]
    return (
        not lexicon.noun(lexicon.said("LAST_YEAR").sub("", old.lead))
        and growing(context, cast, anchor)
        and rate.segment == old.segment
    )


def unit_of_new(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Change and new value are of one unit; the value is not what the change is told against: 与预算3270万元相比，增加160万元."""
    delta, new = cast["delta"][0], cast["new"][0]
    compared = new.tail.startswith(("相比", "相较"))
    return delta.dimension == new.dimension and delta is not new and not compared


def unit_of_old(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Change and old value are of one unit."""
    return cast["delta"][0].dimension == cast["old"][0].dimension


_LONGEST_SUBJECT = 6


def own_change(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The change's clause has no subject but the new value's («新收各类案件6147件，收案多318件»), and no level stands between new
    value and change."""
    delta, new = cast["delta"][0], cast["new"][0]
    if delta.scene is not new.scene:
        return False
    if lexicon.said("THAN").match(new.own.lstrip(",;(")):
        return False  # 比预算12万元节约3万元
    between = delta.scene.terms[new.index + 1 : delta.index]
    if lexicon.said("OF_THE_TARGET").search(delta.own) and any(t.cue == "target" for t in between):
        return False  # 为预算11.5亿元的74.3%，下降21.7%，短收2.95亿元
    name = change_of(lexicon.said("IN_YEARS").sub("", delta.own))
    of_the_new = not name or (len(name) <= _LONGEST_SUBJECT and set(name) <= set(new.lead))
    return of_the_new and delta.depth >= new.depth and ";" not in delta.scene.between(new.end, delta.start)


def of_its_own(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The rate's clause names nothing, or what the new value's names: 死亡9人…，死亡人数下降18.2%."""
    rate, new = cast["rate"][0], cast["new"][0]
    name = change_of(rate.own.lstrip(",;"))
    return not name or bool(grams_of(name) & grams_of(new.lead + new.tail))


def net_change(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """«由142家增加到159家，净增17家»: the change follows the new value and has no name of its own."""
    delta, new, old = cast["delta"][0], cast["new"][0], cast["old"][0]
    return (
        delta.index == new.index + 1
        and old.index == new.index - 1
        and not change_of(lexicon.said("IN_YEARS").sub("", delta.own))
        and delta.dimension == new.dimension == old.dimension
    )


def turned(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """«84件，比上年的97件有所增加»: nothing but the comparison between, and no figure that says by how much."""
    new, old = cast["new"][0], cast["old"][0]
    scene, following = old.scene, old.scene.terms[old.index + 1 : old.index + 2]
    return (
        new.index == old.index - 1
        and same_dimension(new, old)
        and new.depth == old.depth
        and lexicon.said("THAN").match(scene.text, old.run) is not None
        and scene.text[old.run - 1] == ","
        and not any(t.cue in ("rise", "fall") for t in following)
        and not lexicon.noun(lexicon.said("COMPARED").sub("", old.own.lstrip(",")))
    )


def told_after(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """«…增加38件，增长21.6%（上年同期为176件）»."""
    old = cast["old"][0]
    return (
        unit_of_new(context, cast, anchor)
        and not lexicon.said("THAN").match(old.scene.text, old.run)
        and not lexicon.noun(lexicon.said("COMPARED").sub("", cast["old"][0].own))
    )
