"""A mean, with its total and its count, or with how many days, months or years it is for; so much for each, and their total.

✓ 帮扶23户，支出46万元，户均2万元。 → 46万 ÷ 23 = 2万
✓ 全年发放补助120万元，月均10万元。 → 120万 ÷ 12 = 10万
✓ 种植水稻412万亩，总产量206万吨，亩产500公斤。 → 206万 × 1000 ÷ 412万 = 500
✓ 常住人口100万人，执业医师2970人，每千人口执业医师2.97人。 → 2970 × 1000 ÷ 100万 = 2.97
✓ 30个社区各配备3名网格员，共90名。 → 30 × 3 = 90
✓ 受助学生12480人，每人每天5元，按200天计应拨补助1248万元。 → 12480 × 5 × 200 = 1248万
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice

from lawlint.claims import lexicon
from lawlint.claims.binding import Cast, Context, Frame, Tie, Where, row
from lawlint.claims.evaluate import Agreement, agreement
from lawlint.claims.formula import identity
from lawlint.claims.operators import seek as near
from lawlint.claims.operators.chance import FEW, Reading, Readings, Surroundings
from lawlint.claims.operators.conditions import one_unit
from lawlint.claims.operators.seek import LOOK_BACK, TURNS, backwards, left, level, some_of
from lawlint.claims.scene import ANY_LEVEL, Assumed, Listing, Term
from lawlint.exact.interval import exactly
from lawlint.exact.numerals import to_int
from lawlint.parsing.quantity import dimension

# A mean that is printed to so much of its size, or so much right behind its total, agrees with nothing by chance.
_FINE, _FAIR = 1 / 100, 1 / 20

_MOST_LOOKED_AT = 12


# fmt: off
def means() -> Iterator[Frame]:
    """A mean, and a total of so much for each, in the order in which their forms are tried."""
    mean = "mean == total / count"
    for cue, words in (
        ("*", ("日均", "月均", "年均", "平均每天", "平均每日", "平均每月", "平均每年")),
        ("mean", ()),
    ):
        yield row("average.time", (cue, "AMOUNT"), "mean", mean, total=near.before("mean", 1), count=_times,
            tie=Tie.PLAIN, any_reading=True, words=words)
    yield row("average.mean", ("mean", "AMOUNT"), "mean", mean, count=_count_before, total=near.before("mean", 1),
        needs=(_is_in_unit_of_count,), tie=Tie.LIKELY)
    for cue in ("*", "mean", "each"):
        yield row("average.each", (cue, "AMOUNT"), "mean", mean, count=_count_named, total=_total(), needs=(_is_telling,),
            tie=Tie.CLOSE, any_reading=True, words=("均", "每", "/"), gate=_names_its_count)
    for cue in ("*", "mean"):
        yield row("average.yield", (cue, "AMOUNT"), "mean", "mean == total * many / count", count=_count_named,
            total=_total({"公斤": "吨"}), many=lambda *_: iter([(Assumed(1000),)]), needs=(_is_telling,), tie=Tie.CLOSE,
            any_reading=True, words=("公斤",), gate=_names_its_count)
    count = near.just_before("AMOUNT", ANY_LEVEL, "each")
    yield row("product.span", ("plain", "AMOUNT"), "total", "total == count * each * span", span=near.just_before("AMOUNT"),
        each=near.cued("each"), count=count, needs=(one_unit("total", "each"), _is_close, _is_fixed),
        tie=Tie.PLAIN, words=("每",))
    yield row("product.each", ("total", "AMOUNT"), "total", "total == count * each", each=near.cued("each"), count=count,
        needs=(one_unit("total", "each"), _is_close), tie=Tie.LIKELY)
# fmt: on


def _names_its_count(anchor: Term | Listing) -> bool:
    """The clause of a mean says what it is for: 人均, 平均每个小区, 亩产, 公斤/公顷; 每个站点配备3人 has no mean."""
    assert isinstance(anchor, Term)
    if anchor.cue == "each" and "平均" not in anchor.own:
        return False
    return "/" in anchor.dimension or lexicon.said("MEAN_FOR").search(anchor.own) is not None


def _is_telling(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The mean is printed finely, or stands right behind its total, or gives a large total exactly, or is of the nearest figures
    of its sentence."""
    mean, count, total = cast["mean"][0], cast["count"][0], cast["total"][0]
    nearby = mean.scene.terms[max(0, mean.index - 2) : mean.index + 2]
    return count.printed > 1 and (
        mean.fineness <= _FINE
        or (total in nearby and total.index == mean.index - 1 and mean.fineness <= _FAIR)
        or (total.printed == mean.printed * count.printed and total.fineness <= _FINE)
        or (count in nearby and total in nearby)
    )


def _is_in_unit_of_count(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """X均 counts exactly the count's unit."""
    mean, count = cast["mean"][0], cast["count"][0]
    match = lexicon.said("EACH").match(mean.scene.text[mean.run : mean.start])
    return match is not None and lexicon.counted_by(match[1]) == count.dimension


_SPAN = identity("total == count * each * span")


def _is_fixed(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """What each gets is fixed and not rounded: 12480人每天5元，按200天计 is 1248万元 and not 1300万元."""
    values = {role: [exactly(t.printed) if role == "each" else t.value for t in terms] for role, terms in cast.items()}
    return agreement(_SPAN, values) is Agreement.EXACT


def _is_close(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The total stands near behind what each gets."""
    each, total = cast["each"][0], cast["total"][0]
    return total.start - each.end <= 20


def _count_before(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """Values of another unit left of a mean."""
    here = (t for t in left(anchor.scene, anchor.start, anchor.depth) if level(t, cues=ANY_LEVEL))
    return some_of(3, (t for t in here if t.dimension != cast["mean"][0].dimension))


def _times(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """How many days, months or years a mean is for: 日均 and 月均 of a year, 年均 of «五年累计»."""
    words, total = cast["mean"][0].own, cast["total"][0]
    if lexicon.said("DAILY").search(words):
        yield (Assumed(365),)
        yield (Assumed(366),)
    if lexicon.said("MONTHLY").search(words):
        yield (Assumed(12),)
    elif lexicon.said("ANNUALLY").search(words):
        match = lexicon.said("OVER_YEARS").search(total.own)
        years = [to_int(match[1])] if match else near.years_spanned(context, total)
        yield from ((Assumed(count),) for count in years)


def _count_named(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """What a mean is for, nearest first: 人均 of 562人次, 平均每个小区 of 23个, 亩产 of 412万亩, 日均 of 250个工作日."""
    assert isinstance(anchor, Term)
    match = lexicon.said("MEAN_FOR").search(anchor.own)
    name = next(filter(None, match.groups()), "人次") if match else anchor.dimension.partition("/")[2]
    unit = lexicon.counted_by(name)
    for term in islice(_around(context, anchor), _MOST_LOOKED_AT):
        if (
            term.dimension == dimension(unit)
            or term.dimension.startswith(unit)
            or (unit == "天" and term.dimension == "工作日")
            or (name == "次" and term.dimension.endswith("次"))
            or (0 < len(term.dimension) < len(name) and name.startswith(term.dimension))  # 每张床位 of 137张
            or (len(name) > 1 and name in term.own + term.tail)
            or term.tail.startswith(name)
        ):
            yield (term,)


def _total(measures: Mapping[str, str] | None = None) -> Where:
    """What a mean is the mean of, in its unit or, with ``measures``, in a larger one."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        assert isinstance(anchor, Term)
        measure = anchor.dimension.partition("/")[0]
        wanted = measures.get(measure, "") if measures else measure
        for term in islice(_around(context, anchor), _MOST_LOOKED_AT):
            fits = term.dimension == wanted or (term.dimension.endswith("次") and wanted == "次")
            if wanted and fits and term is not cast["count"][0]:
                yield (term,)
        for term in reversed(anchor.scene.terms[max(0, anchor.index - 2) : anchor.index]):  # 少收租金63万元，平均每处3.75万元
            if term.cue in TURNS and term.dimension == wanted and not lexicon.said("SPAN").search(term.own):
                yield (term,)

    return seek


def _around(context: Context, anchor: Term) -> Iterator[Term]:
    """The values before a figure, and the next one in its sentence, nearest first; then those of the sentences before."""
    terms = anchor.scene.terms
    behind = terms[anchor.index + 1 : anchor.index + 2]
    for term in chain(reversed(terms[: anchor.index]), behind, backwards(context.back(anchor.scene, LOOK_BACK + 1))):
        if term.is_value and term.printed and term.cue not in ("base", "mean"):
            yield term


def per_many(here: Surroundings, mean: Term) -> Readings:
    """«每千人口执业医师2.97人»: of the nearest figures in its unit, over the population of the report."""
    match = lexicon.said("PER_MANY").search(mean.own)
    assert match is not None
    many = Assumed({"百": 100, "千": 1000, "万": 10_000, "十万": 100_000}[match[1]])
    behind = mean.scene.terms[mean.index + 1 : mean.index + 3]
    people = [t for t in (*behind, *here.context.before(mean)) if t.dimension == "人" and "常住人口" in t.own][:FEW]
    for total in here.near(mean)[:FEW]:
        for population in people:
            if total.dimension == mean.dimension:
                cast: Cast = {"mean": (mean,), "total": (total,), "many": (many,), "population": (population,)}
                yield Reading("ratio", "mean == total * many / population", cast, mean.width)


def plain_means(here: Surroundings, mean: Term) -> Readings:
    """mean = total / count, the count in the unit that the mean is for or, where it says none, in any other."""
    match = lexicon.said("EACH").search(mean.own)
    measure, _, unit = mean.dimension.partition("/")  # 元/平方米
    if match and not unit:
        unit = lexicon.counted_by(match[1])
    values = here.near(mean)
    if unit and not any(t.dimension == unit for t in values):
        unit = ""  # 场均 of 6次
    step = max(mean.width, mean.fineness)
    for total in values:  # the nearest figures first
        if total.dimension != measure:
            continue
        for count in values:
            if "多" in count.text or "余" in count.text:
                continue
            if count.dimension != total.dimension and (not unit or count.dimension == unit) and count.printed > 1:
                width = step + total.width + count.width
                if total.printed == mean.printed * count.printed:
                    width = min(width, 1 / count.size)
                cast: Cast = {"mean": (mean,), "total": (total,), "count": (count,)}
                yield Reading("average", "mean == total / count", cast, width / (20 if unit else 2))
