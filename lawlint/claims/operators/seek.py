"""Where the figure that plays a role is sought: candidates, nearest first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice, pairwise

from lawlint.claims import lexicon
from lawlint.claims.binding import Cast, Context, Where
from lawlint.claims.scene import ANY_LEVEL, LEVELS, Listing, Scene, Term

LOOK_BACK = 2

MOST_WHOLES = 8

_MOST_CALLED = 3

_MOST_NAMED = 40

_SCENES_BACK = 12


def level(term: Term, kind: str = "AMOUNT", cues: frozenset[str] = LEVELS) -> bool:
    """Whether ``term`` is a value of its own: no change, no past value, no mean."""
    return term.kind == kind and (term.cue in cues or (term.settled_target and "plain" in cues))


def same_unit(a: Term, b: Term) -> bool:
    """Whether two figures can be compared; a scaled number without unit fits any where nothing but punctuation follows."""
    if a.dimension == b.dimension or (a.dimension == "" and a.zero) or (b.dimension == "" and b.zero):
        return True
    return ("*" in (a.dimension, b.dimension)) and all(not t.tail or t.dimension != "*" for t in (a, b))


def alike(a: Term, b: Term) -> bool:
    """The same, or as often as it came: 256件 beside 237件次, 批 beside 批次."""
    return same_unit(a, b) or (
        a.dimension.removesuffix("次") == b.dimension.removesuffix("次") != "" and not (a.value.step or b.value.step)
    )


def left(scene: Scene, at: int, depth: int) -> Iterator[Term]:
    """The figures before a place, nearest first, and in no deeper bracket."""
    for term in reversed(scene.terms):
        if term.end <= at and term.depth <= depth:
            yield term


def some_of(limit: int, *places: Iterable[Term]) -> Iterator[Sequence[Term]]:
    """The first ``limit`` figures of the first place that has any."""
    for place in places:
        if found := list(islice(place, limit)):
            yield from ((term,) for term in found)
            return


def backwards(scenes: Iterable[Scene]) -> Iterator[Term]:
    return (term for scene in scenes for term in reversed(scene.terms))


def preceding(scenes: Sequence[Scene], at: int, sentences: int) -> list[Scene]:
    """The scenes of the ``sentences`` sentences before the scene of index ``at``, in the order of the text."""
    return [scene for scene in scenes[max(0, at - sentences) : at] if scenes[at].number - scene.number <= sentences]


def earlier(context: Context, term: Term, sentences: int = LOOK_BACK) -> Iterator[Term]:
    """The figures before ``term`` in its sentence and so many before, nearest first."""
    return chain(reversed(term.scene.terms[: term.index]), backwards(context.back(term.scene, sentences)))


def worded(word: str, kind: str = "AMOUNT") -> Where:
    """The first figure of the anchor's sentence whose clause has ``word``."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        return some_of(1, (t for t in anchor.scene.terms if t.kind == kind and t is not anchor and word in t.own))

    return seek


def nearest(limit: int = 1, kind: str = "AMOUNT", cues: frozenset[str] = LEVELS, back: bool = False) -> Where:
    """Values left of the anchor in its sentence; with ``back`` in the sentence before if it has no figure in front."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        here = (t for t in left(anchor.scene, anchor.start, anchor.depth) if level(t, kind, cues))
        earlier = (t for t in backwards(context.back(anchor.scene, 1)) if level(t, kind, cues)) if back else ()
        return some_of(limit, here, islice(earlier, 1))

    return seek


def before(role: str, limit: int = 4, cues: frozenset[str] = LEVELS, back: bool = False) -> Where:
    """Values left of the figure that plays ``role``, in its unit; with ``back``, failing that, in the two sentences before."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        first = cast[role][0]

        def fits(term: Term) -> bool:
            return level(term, first.kind, cues) and same_unit(term, first)

        earlier = backwards(context.back(first.scene, LOOK_BACK)) if back else ()
        return some_of(
            limit, filter(fits, left(first.scene, first.start, first.depth)), (t for t in earlier if fits(t) and not t.depth)
        )

    return seek


def cued(cue: str, kind: str = "AMOUNT", limit: int = 1, back: bool = False) -> Where:
    """Figures left of the anchor that a certain cue opens; with ``back``, failing that, one of the sentence before."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        def fits(term: Term) -> bool:
            return term.cue == cue and term.kind == kind

        earlier = backwards(context.back(anchor.scene, 1)) if back else ()
        return some_of(limit, filter(fits, left(anchor.scene, anchor.start, anchor.depth)), islice(filter(fits, earlier), 1))

    return seek


def just_before(kind: str, cues: frozenset[str] | None = None, role: str = "") -> Where:
    """The figure right before the anchor, or before the figure of ``role``, if it is of ``kind`` and one of ``cues`` opens it."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        first = cast[role][0] if role else anchor
        assert isinstance(first, Term)
        for term in first.scene.terms[max(0, first.index - 1) : first.index]:
            if term.kind == kind and (cues is None or term.cue in cues):
                yield (term,)

    return seek


def nth(place: int, find: Callable[[Term], Sequence[Term]]) -> Where:
    """The figure at ``place`` of those that ``find`` finds together for the anchor, if there are any."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        assert isinstance(anchor, Term)
        return ((term,) for term in find(anchor)[place : place + 1])

    return seek


def cued_right(cue: str, kind: str) -> Where:
    """The next figure right of the anchor, if ``cue`` opens it."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        assert isinstance(anchor, Term)
        terms = anchor.scene.terms
        if anchor.index + 1 < len(terms):
            term = terms[anchor.index + 1]
            if (term.cue == cue or (cue == "*change" and term.cue in ("rise", "fall"))) and term.kind == kind:
                yield (term,)

    return seek


def right(kind: str = "AMOUNT", cues: frozenset[str] = LEVELS) -> Where:
    """The next figure right of the anchor."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        assert isinstance(anchor, Term)
        terms = anchor.scene.terms
        if anchor.index + 1 < len(terms):
            term = terms[anchor.index + 1]
            if level(term, kind, cues):
                yield (term,)

    return seek


def head(back: bool = False) -> Where:
    """What stands before a list's opener: in its segment, else in the sentence, else in the two sentences before."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        listing = anchor if isinstance(anchor, Listing) else context.list_of(anchor)
        if listing is None or (not listing.items and not isinstance(anchor, Term)):
            return
        unit = cast["part"][0] if "part" in cast else listing.items[0] if listing.items else anchor
        assert isinstance(unit, Term)
        segment = listing.segment - (1 if listing.kind == "colon" else 0)
        here = [
            t for t in left(listing.scene, listing.start, listing.depth) if level(t, unit.kind, ANY_LEVEL) and same_unit(t, unit)
        ]
        if listing.is_sorted:
            here = [t for t in here if t.list is None or not t.list.is_sorted]  # 按甲分，…；按乙分，…
            here = [t for t in here if t.list is None] or here  # 其中…；从领域看，…
        if listing.depth:
            near = [t for t in here if t.depth < listing.depth]
            here = near or here
        found = [t for t in here if t.segment == segment] or here
        if (not found or found[0].segment != segment) and _is_headed(listing, unit, segment):
            return  # 留言15件；来电8947个，其中转办2274件: of the calls
        if found and found[0].end + 1 == listing.start and listing.scene.text[found[0].end] == "、":
            yield (found[0],)  # 新登记147万户、其中
            return
        if not found and back and listing.kind != "within":
            for scene in context.back(listing.scene, LOOK_BACK):
                told = (t for t in reversed(scene.terms) if level(t, unit.kind, ANY_LEVEL) and same_unit(t, unit) and not t.depth)
                # what the one before sorts is no whole: 按种类分，…。按对象分，…
                found += [t for t in told if not (listing.is_sorted and t.list is not None and t.list.is_sorted)]
                if any(t.list is None for t in found):
                    break
        cue = unit.cue
        beyond = bool(found) and found[0].scene is not listing.scene
        found.sort(key=lambda t: (t.cue == "target" and cue != "target") or (beyond and t.list is not None))
        found.sort(key=lambda t: t.cue != cue and t.cue != "plain" and cue != "plain")
        if stages := lexicon.stages(unit.own):  # 受理9件，办结8件；其中甲院受理3件: of what was received
            found.sort(key=lambda t: stages.isdisjoint(lexicon.stages(t.own)))
        for term in found[:4]:
            yield (term,)

    return seek


def _is_headed(listing: Listing, unit: Term, segment: int) -> bool:
    """Whether a count of people or things, though in another unit, stands in the segment that a list of counts follows."""
    counts = (t for t in left(listing.scene, listing.start, listing.depth) if t.segment == segment and level(t, cues=ANY_LEVEL))
    return not unit.value.step and any(not t.value.step for t in counts)


def _closes(item: Term) -> bool:
    """其他48个，本年关停36个: nothing of a list comes behind 其他."""
    return item.lead.endswith(("其他", "其它")) and item.scene.text.startswith(",", item.end)


def items(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """All items of a list; where it goes on over ； or a rate, also those before each."""
    assert isinstance(anchor, Listing)
    if not anchor.items:
        return
    yield anchor.items
    if anchor.kind == "among" and len(anchor.items) >= 3:
        yield anchor.items[1:]  # 其中 may take its first figure alone
    for count in range(len(anchor.items) - 1, 1, -1):
        last, following = anchor.items[count - 1 : count + 1]
        between = anchor.scene.terms[last.index + 1 : following.index]
        if _is_run(anchor.items[:count], following):
            yield anchor.items[:count]
            continue
        if last.segment != following.segment or any(t.kind == "PERCENT" and t.cue == "rate" for t in between) or _closes(last):
            yield anchor.items[:count]


def _is_run(items: Sequence[Term], following: Term) -> bool:
    """Whether 、 joins the items, and not what follows: 其中政府21件、部门8件，年内新出台6件."""
    text = following.scene.text
    joints = [text[a.end : b.start] for a, b in pairwise([*items, following])]
    return "," in joints[-1] and not any("," in joint or ";" in joint for joint in joints[:-1])


def named(name: str) -> Where:
    """The figure that a name in the text calls, anywhere before: «占X的», «比N增长», «在X中，» (a word of the grammars)."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        if isinstance(anchor, Listing):
            text = anchor.scene.text[anchor.start : anchor.end]
        else:
            text = anchor.scene.text[max(anchor.scene.start, anchor.run - 24) : anchor.start]
        match = lexicon.said(name).search(text)
        if match and len(match[1]) == 2:
            yield from ((t,) for t in islice((t for t in context.before(anchor) if t.own.endswith(match[1])), 1))
        if match and len(match[1]) >= 3:
            full = text[match.start(1) :].rstrip("的为达到约近")
            exact = [t for t in context.before(anchor) if full in t.lead] if full != match[1] else []
            called = (t for t in exact or context.all_called(match[1], anchor) if not _denies(t, match[1]))
            yield from ((term,) for term in islice(called, _MOST_CALLED))

    return seek


def _denies(term: Term, name: str) -> bool:
    """Whether a figure is of what has the name and was not done: 不予受理案件25件 for 受理案件."""
    at = term.lead.find(name)
    return at > 0 and lexicon.said("DENIED").search(term.lead, max(0, at - len("不予")), at) is not None


def named_within(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The figure that X of «在X中，» calls, also by the deed: 不予公开43件 for 不予公开的申请, 不批准逮捕7人 for 不捕人员."""
    assert isinstance(anchor, Listing)
    match = lexicon.said("WITHIN_NAME").search(anchor.scene.text[anchor.start : anchor.end])
    found = [*named("WITHIN_NAME")(context, cast, anchor)]
    yield from found
    if match is None or found:
        return
    stem = lexicon.said("OF_ANY_KIND").sub("", match[1])
    for term in islice(context.before(anchor), _MOST_NAMED) if len(stem) > 1 else ():
        name = lexicon.said("LIST_OPENER").sub("", term.own.lstrip(",、;"))
        if (
            is_deed(stem, name)
            or (len(name) > 3 and stem.startswith(name))
            or (stem[0] == name[:1] == "不" and _scattered(stem, name))
        ):
            yield (term,)
            return


def is_deed(name: str, clause: str) -> bool:
    """Whether a clause ends with a name, and does not deny it: 复议机关受理 for 受理, not 不予受理."""
    return clause.endswith(name) and lexicon.said("DENIED").search(clause[: -len(name)]) is None


def _scattered(name: str, text: str) -> bool:
    rest = iter(text)
    return all(c in rest for c in name)


def list_name(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The figure that the X of «在X中，» calls, for a figure of that list."""
    assert isinstance(anchor, Term)
    if anchor.list is not None and anchor.list.kind == "within":
        match = lexicon.said("WITHIN_NAME").search(anchor.scene.text[anchor.list.start : anchor.list.end])
        if match and (term := context.called(match[1], anchor.list)):
            yield (term,)


TURNS = frozenset({"rise", "fall"})


def members_of(first: Term) -> list[Term]:
    terms, text = first.scene.terms, first.scene.text
    if first.index and terms[first.index - 1].kind == "RATIO" and terms[first.index - 1].end + 1 == first.start:
        return []
    members = [first]
    for term in terms[first.index + 1 :]:
        if term.kind != "RATIO" or term.start != members[-1].end + 1 or text[term.start - 1] != ":":
            break
        members.append(term)
    return members


def base(limit: int) -> Where:
    """The past value left of the anchor, in the new value's unit."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        new = cast["new"][0] if "new" in cast else None
        here = (t for t in left(anchor.scene, anchor.start, anchor.depth + 1) if t.cue == "base" and t.kind == "AMOUNT")
        return some_of(limit, (t for t in here if new is None or same_unit(t, new)))

    return seek


def is_set(text: str) -> bool:
    return lexicon.said("SET").search(text) is not None


CLAUSE = 40


def side(name: str) -> Where:
    """The nearest 收入总计 or 支出总计, in the anchor's sentence or the two before."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        assert isinstance(anchor, Term)
        here = chain(reversed(anchor.scene.terms[: anchor.index]), backwards(context.back(anchor.scene, 2)))
        found = ((m, t) for t in here if same_unit(t, anchor) and (m := lexicon.said("SIDE").search(t.lead)))
        return some_of(1, (t for m, t in found if m[1] == name))

    return seek


def years_spanned(context: Context, term: Term) -> list[int]:
    """How many years the text before a figure speaks of: 五年来, “十四五”期间; none where it does not say."""
    scene = term.scene
    before = scene.text[: term.start]
    at = context.position[id(scene)]
    for earlier in reversed(context.scenes[max(0, at - _SCENES_BACK) : at]):
        if earlier.paragraph is not scene.paragraph:
            before = earlier.said + before
    if not (spans := lexicon.said("SPAN_OF_YEARS").findall(before)):
        return []
    words = (years for character, years in (("五", 5), ("十", 10), ("三", 3)) if character in spans[-1])
    return [next(words, None) or int("".join(filter(str.isdigit, spans[-1])))]
