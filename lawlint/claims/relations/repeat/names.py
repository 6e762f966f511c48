"""The same indicator stated twice, and one year within several (repeat, cumulative).

Equal names prove little in a report: result and target, a year and five years carry the same name.  So two values contradict
each other only where the words leave no other reading: both clauses name the same period; or all mentions but one agree; or
the document knows no period; or one is the other mistyped, digits in another order or a scale of ten too many.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import combinations, pairwise
from typing import Any

from lawlint.claims.claim import Claim, Verdict, Words
from lawlint.claims.lexicon import grams
from lawlint.claims.proof import operand
from lawlint.claims.scene import ANY_LEVEL, LEVELS, Scene, Term
from lawlint.exact.interval import Rational, quotient
from lawlint.figures import Setting
from lawlint.finding import Text
from lawlint.knowledge import table
from lawlint.parsing.grammar import terminals
from lawlint.parsing.patterns import pattern
from lawlint.parsing.tree import Document

_LEVEL = LEVELS | {"rate"}

_CHANGES = {
    "rise": "增长", "fall": "下降", "share": "占比", "base": "上期", "from": "上期", "target": "目标", "yearly": "年均增长",
    "mean": "平均", "each": "每",
}  # fmt: skip

_LONGEST = 40

_NOUN = 5

# A name with more values than this heads a column.
_CROWD = 12

# A rounded figure of a heading has so many digits, and so many characters of its name stand in the text.
_ROUND, _WORDS = 3, 4

_SENTENCE_ENDS = ("。", "；", ";", "!", "?", ",")

_LONGEST_NOUN = 8

# Digits of a total that hardly meet those of another one in another order.
_TOTALS = 5

# A span of time is often as long as another.
_MULTIPLE = "倍"

_TIMES = frozenset({"年", "月", "日", "天", "个月", "小时", "岁", "周年"})

# A name that tells one set of things from another.
_LONG_NAME = 8

# How many sentences, and figures, back a figure is taken up; and counts, where all of them are meant.
_TAKEN_UP, _MOST_BEFORE, _NEAR = 6, 40, 4

# A clause up to the figure that is no more than a verb.
_DEED = 2

_STOP = pattern(r"[,。;:!?]")

_DIGIT = pattern(r"\d")

_UNQUOTED = str.maketrans("", "", "“”")


def name_claims(document: Document, scenes: Sequence[Scene]) -> Iterator[Claim]:
    """All repeats in ``scenes``: named on the left (城镇新增就业6870人) or counted on the right (39个欠发达县域)."""
    return _Names(document, scenes).claims()


def subject(term: Term) -> str:
    """What a figure is of: the name in front of it without period, area and verb, and what it counts."""
    if term.subject is None:
        term.subject = _subject(term)
    return term.subject


def _subject(term: Term) -> str:
    cue, lead = term.cue, term.lead
    if "分别" in lead or "分别" in term.tail:
        return ""
    if cue in _CHANGES:
        name = _trimmed(term.scene.clause_before(term.run) if term.run < term.start else lead)
        if len(name) < 2 or name[0] in "比较与同环":
            name = _governing(term)
        return name + _CHANGES[cue] if name else ""
    if cue in ("up", "down") and (start := max(lead.rfind("由"), lead.rfind("从"))) > 0:
        return _trimmed(lead[:start])
    return _trimmed(term.own) + _counted_noun(term)


def _governing(term: Term) -> str:
    """What a change without a name of its own is a change of: the clause before, or the level in it."""
    scene, text = term.scene, term.scene.text
    begin = max(text.rfind(stop, scene.start, term.start) for stop in ",;:")
    if begin < scene.start:
        return ""
    before = scene.clause_before(begin)
    if not _DIGIT.search(before):
        return _trimmed(_pattern("CHANGE").sub("", before))
    return next((subject(other) for other in reversed(scene.terms[: term.index]) if other.cue in _LEVEL), "")


def _counted_noun(term: Term) -> str:
    """The noun after a counter: 3000个技改项目."""
    if not term.tail or term.kind != "AMOUNT" or _pattern("GOES_ON").match(term.tail):
        return ""
    return _pattern("AMONG").split(term.tail.removeprefix("的"), maxsplit=1)[0][:_LONGEST_NOUN]


@lru_cache(maxsize=1 << 13)
def _trimmed(lead: str) -> str:
    """The name in the words before a figure."""
    name = lead[lead.rfind("》") + 1 :]
    if front := _pattern("OPENING").match(name):
        name = name[front.end() :]
    name = name.translate(_UNQUOTED)[-_LONGEST:]
    if back := _pattern("CLOSING").search(name):
        name = name[: back.start()]
    return name if len(name) > 1 and not _pattern("JOINT").match(name) else ""


class _Names:
    """The mentions of one document."""

    def __init__(self, document: Document, scenes: Sequence[Scene]) -> None:
        self.document = document
        self.setting = Setting(document)
        self.terms = [
            term for scene in scenes for term in scene.terms if term.kind in ("AMOUNT", "PERCENT") and not term.zero and term.text
        ]

    def claims(self) -> Iterator[Claim]:
        """The claims in no particular order; slips of typing first, and no figure of theirs in another."""
        named: dict[tuple[str, str], list[Term]] = defaultdict(list)
        counted: dict[tuple[str, str], list[Term]] = defaultdict(list)
        anagrams: dict[tuple[str, str], list[Term]] = defaultdict(list)
        significant: dict[tuple[str, str], list[Term]] = defaultdict(list)
        equal: dict[tuple[Rational, str, str], list[Term]] = defaultdict(list)
        for term in self.terms:
            level, digits = term.kind == "AMOUNT", term.digits
            if name := subject(term):
                name = _same_deed(name)
                named[name, term.dimension].append(term)
                if level and len(bare := digits.strip("0")) > 1:
                    significant[name, bare].append(term)
            if term.unit == "周年":
                counted[term.lead[-4:], term.unit].append(term)
            elif level and len(noun := term.tail.removeprefix("的")) >= _NOUN:
                counted[noun[:_NOUN], term.unit].append(term)
            if len(digits) > 2 and len(set(digits)) > 1:
                anagrams["".join(sorted(digits)), term.unit].append(term)
            change = term.cue if term.cue in ("rise", "fall") else ""
            if level and (change or term.cue in ANY_LEVEL) and len(bare := digits.strip("0")) > 1 and not term.value.soft:
                few = len(bare) == 2 and not change
                if not few or len(name) >= _NOUN - 1:
                    equal[term.printed, term.dimension, name[:2] if few else change].append(term)
        slipped: set[int] = set()
        for claim in self._slips(anagrams, significant):
            slipped.update(o.span.start for o in claim.operands)
            yield claim
        kept: dict[int, list[frozenset[int]]] = defaultdict(list)
        for groups, bind in ((counted, self._counted), (named, self._named)):
            for (name, _), group in groups.items():
                for claim in bind(name, group) if len(group) > 1 else ():
                    places = frozenset(o.span.start for o in claim.operands)
                    if claim.verdict is Verdict.INCONSISTENT and not places.isdisjoint(slipped):
                        continue
                    if not any(places <= other for other in kept[min(places)]):
                        for place in places:
                            kept[place].append(places)
                        yield claim
        for group in equal.values():
            if 1 < len(group) <= _CROWD:
                yield from self._restated(group, kept)
        for claim in (*self._taken_up(), *self._turned_to(), *self._picked_up(), *self._sides()):
            places = frozenset(o.span.start for o in claim.operands)
            if not any(places <= others for others in kept[min(places)]):
                yield claim
        yield from self._headlines()

    def _taken_up(self) -> Iterator[Claim]:
        """«办结20件…。办结的20件中» takes a figure up again by its deed, «…总计871件» what the list before it is of."""
        for n, term in enumerate(self.terms):
            if term.kind != "AMOUNT" or not (term.own.endswith("的") or term.cue == "total") or term.value.soft:
                continue
            telling = len(term.digits) > 2
            if term.cue == "total" and not telling:
                continue
            for other in reversed(self.terms[max(0, n - _MOST_BEFORE) : n]):
                if term.scene.number - other.scene.number > _TAKEN_UP:
                    break
                if (
                    other.printed == term.printed
                    and other.unit == term.unit
                    and other.cue in LEVELS
                    and (other.scene is not term.scene or term.own.endswith("的"))
                    and (telling or _does_the_same(term, other))
                ):
                    yield _agreeing("again", subject(other) or term.text, (other, term))
                    break

    def _turned_to(self) -> Iterator[Claim]:
        """«制度31项，由22项增加到31项»: what it came to is told before."""
        for old, new in pairwise(self.terms):
            if new.cue in ("up", "down") and old.cue == "base" and old.scene is new.scene and old.index > 0:
                told = old.scene.terms[old.index - 1]
                if told.cue in LEVELS and told.printed == new.printed and told.unit == new.unit and new.index == old.index + 1:
                    yield _agreeing("again", subject(told) or new.text, (told, new))

    def _picked_up(self) -> Iterator[Claim]:
        """«查出问题134个。134个问题已整改97个», «纠正意见5件，5件均已修改»: a clause that begins with a figure told before."""
        told: dict[tuple[Rational, str], list[Term]] = defaultdict(list)
        counts = [t for t in self.terms if t.kind == "AMOUNT" and not t.value.step and not t.value.soft]
        for n, term in enumerate(counts):
            before = told[term.printed, term.unit]
            if before and _opens_clause(term) and (opening := _pattern("PICKED_UP").match(term.tail)) is not None:
                noun = opening[1] or ""
                if other := _named_before(term, noun, before) if noun else _just_before(term, counts[max(0, n - _NEAR) : n]):
                    yield _agreeing("again", noun or subject(other) or term.text, (other, term))
            if term.list is None:  # of 128 committees 14 of 镇街 are no 14个镇街
                before.append(term)

    def _sides(self) -> Iterator[Claim]:
        """«收入总计15836万元，支出总计15836万元»: the two sides of one account."""
        side = _pattern("SIDE_OF_ACCOUNT")
        told = ((t, side.search(t.own)) for t in self.terms if t.kind == "AMOUNT" and "总" in t.own)
        for (one, first), (other, second) in pairwise((t, m) for t, m in told if m is not None):
            if (
                one.printed == other.printed
                and len(one.digits) > _ROUND
                and other.scene.number - one.scene.number <= 1
                and (first[2], second[2]) == ("收入", "支出")
                and first[1].endswith(second[1])
            ):
                yield _agreeing("sides", first[1] + "收支", (one, other))

    def _headlines(self) -> Iterator[Claim]:
        """«…查出违规金额2.83亿元» in a heading is 28314万元 in the text, rounded."""
        heads: dict[tuple[str, str], Term] = {}
        for term in self.terms:
            if term.kind != "AMOUNT" or len(term.digits) < _ROUND or len(term.own) < _WORDS:
                continue
            key = term.own[-_WORDS:], term.dimension
            if not term.scene.text.endswith(_SENTENCE_ENDS):
                heads.setdefault(key, term)
            elif (
                (head := heads.get(key)) is not None
                and len(term.digits) > len(head.digits)
                and term.value.bounded
                and head.value.bounded
                and (head.value.meets(term.value) or head.printed <= term.printed < head.printed + head.value.step)
            ):
                verdict = Verdict.CONSISTENT if head.value.meets(term.value) else Verdict.ROUNDING
                yield _agreeing("headline", key[0], (head, term), verdict)
                del heads[key]

    def _restated(self, group: list[Term], kept: dict[int, list[frozenset[int]]]) -> Iterator[Claim]:
        """Equal figures whose clauses share a name: «刑事案件412件» is «审结刑事案件412件».  Two digits need three places."""
        clusters: list[list[Term]] = []
        for term in group:
            for cluster in clusters:
                other = cluster[-1]
                if term.scene is not other.scene and _names_shared(term, other) and not self._apart(term, other):
                    cluster.append(term)
                    break
            else:
                clusters.append([term])
        few = len(group[0].digits.strip("0")) < 3
        for cluster in clusters:
            if len(cluster) < (3 if few and not _long_name_shared(*cluster[:2]) else 2) or (few and group[0].dimension in _TIMES):
                continue
            claim = _agreeing("value", subject(cluster[0]) or subject(cluster[1]) or cluster[0].text, cluster)
            places = frozenset(o.span.start for o in claim.operands)
            if not any(places <= others for others in kept[min(places)]):
                yield claim

    # -- what can be told of two mentions -----------------------------------------------------------------------------------

    def _stage(self, term: Term) -> tuple[int | None, bool]:
        stage = self.setting.stage(term.scene.paragraph)
        return stage.year, stage.view == "ahead"

    def _period(self, term: Term) -> str:
        """The period that a figure's own clause names."""
        period = self.setting.period(term.scene.paragraph, term.start)
        return period.text if period.where == "clause" else ""

    def _scope(self, term: Term) -> str:
        scope = self.setting.scope(term.scene.paragraph, term.start)
        return scope.text if scope.where == "clause" else ""

    def _together(self, a: Term, b: Term) -> bool:
        """Whether nothing says that two mentions are of two periods or areas."""
        first, second = self._period(a), self._period(b)
        if (first and second and first != second) or self._stage(a) != self._stage(b):
            return False
        first, second = self._scope(a), self._scope(b)
        return not (first and second and first != second) and not _of_other_funds(a, b) and _head(a) == _head(b)

    def _told(self, term: Term) -> str:
        """The period that a figure's paragraph names before it."""
        period = self.setting.period(term.scene.paragraph, term.start)
        return period.text if period.where in ("clause", "sentence", "paragraph") else ""

    # -- named on the left --------------------------------------------------------------------------------------------------

    def _named(self, name: str, group: list[Term]) -> Iterator[Claim]:
        stages: dict[tuple[int | None, bool], list[Term]] = defaultdict(list)
        for term in group:
            stages[self._stage(term)].append(term)
        for mentions in stages.values():
            values = _by_value(mentions)
            if len(values) == 1:
                same = [m for m in mentions if self._together(mentions[0], m)]
                if len(same) > 1 and _telling(name, same[0]):
                    yield _agreeing("named", name, same)
            elif len(values) == 2:
                yield from self._unequal(name, mentions, values)
        yield from self._within(name, group)
        yield from self._turned(name, group)

    def _turned(self, name: str, group: list[Term]) -> Iterator[Claim]:
        """«人均预期寿命提高到80岁» where another sentence has 79岁: what is to rise is told to be less before."""
        for n, term in enumerate(group if len(group) <= _CROWD else ()):
            if (
                term.cue not in ("up", "down")
                or len(name) < _NOUN - 1
                or (term.index and _is_base(term.scene.terms[term.index - 1]))
            ):
                continue  # 由…提高到 has its own past value
            before = [m for m in group[:n] if m.scene is not term.scene and m.cue in _LEVEL and not _is_new(m)]
            low, high = (before[-1:], [term]) if term.cue == "up" else ([term], before[-1:])
            if before and low[0].printed < high[0].printed:
                yield _turned(name, before[-1], term)

    def _unequal(self, name: str, mentions: list[Term], values: list[list[Term]]) -> Iterator[Claim]:
        most, least = sorted(values, key=len, reverse=True)
        odd = least[0]
        if len(most) > 1 and _telling(name, most[0]):
            same = [m for m in most if self._together(most[0], m)]
            if len(same) > 1:
                yield _agreeing("named", name, same)
        mistyped = len(mentions) > 2 and len(least) == 1 and len(odd.digits) > 3 and _is_misprint(most[0], odd)
        if mistyped and not any(m.value.soft or _rough(m) for m in mentions) and all(self._together(m, odd) for m in most):
            yield _differing("majority", name, [*most, odd], True)
            return
        if not _hard(name, mentions) or len({self._told(m) for m in mentions} - {""}) > 1:
            return
        if len(mentions) > 2:
            if len(least) == 1 and len(most[0].digits) > 2 and len(name) > 3 and all(self._together(m, odd) for m in most):
                yield _differing("majority", name, [*most, odd], True)
            return
        first, second = mentions
        if (period := self._period(first)) and period == self._period(second) and self._together(first, second):
            yield _differing("period", name, mentions, False)
        elif len(name) > 5 and _decimals(first) > 1 and _decimals(second) > 1 and not self._dated():
            yield _differing("undated", name, mentions, True)

    def _dated(self) -> bool:
        """Whether the document names any period at all."""
        period = _pattern("PERIOD")
        return any(period.search(p.compact.text) for p in self.document.paragraphs if p.role not in ("metadata", "chrome"))

    # -- one year within several --------------------------------------------------------------------------------------------

    def _within(self, name: str, group: list[Term]) -> Iterator[Claim]:
        """«全年新增就业141万人» against «五年累计690万人»."""
        if not 1 < len(group) <= _CROWD or not any(word in name for word in _list("flows", "words")):
            return
        periods = [(term, self.setting.period(term.scene.paragraph, term.start)) for term in group]
        for (part, year), (whole, span) in ((x, y) for x in periods for y in periods if x is not y):
            first, _, last = span.text.removesuffix("年").partition("—")
            if not (year.text.endswith("年") and year.text[:-1].isdigit() and first.isdigit() and last.isdigit()):
                continue
            if not int(first) <= int(year.text[:-1]) <= int(last) or _aimed(part) or _aimed(whole):
                continue
            low, high = part.value.low, whole.value.high if whole.value.high is not None else whole.value.low
            if low is None or high is None or not part.value.bounded:
                continue
            if low <= high:
                yield _bounded(name, part, whole, Verdict.CONSISTENT)
            elif year.where == span.where == "clause" and whole.value.bounded and "累计" in whole.lead:
                yield _bounded(name, part, whole, Verdict.INCONSISTENT)

    # -- counted on the right -----------------------------------------------------------------------------------------------

    def _counted(self, noun: str, group: list[Term]) -> Iterator[Claim]:
        """A set keeps its size in review and plan; another size is another set unless all others agree."""
        values = _by_value(group)
        if len(group) == len(values) == 2 and group[0].scene is not group[1].scene and _is_misprint(*group):
            if group[0].unit == "周年":
                if self._apart(*group) or any(word in noun for word in _list("repeats", "founded")):
                    return
                yield _differing("anniversary", f"{noun}周年", group, True)
            elif all(map(_decimals, group)) and group[0].own == group[1].own and _hard("", group) and not self._apart(*group):
                yield _differing("measured", _shared([m.tail for m in group]), group, True)
        most = max(values, key=len)
        odd = [m for others in values if others is not most for m in others]
        same = [m for m in most if not self._apart(most[0], m)]
        if len(same) < 2:
            return
        name = _shared([m.tail.removeprefix("的") for m in (*same, *odd)]) if group[0].unit != "周年" else f"{noun}周年"
        lasting = len(name) >= _LONG_NAME and group[0].unit not in _list("repeats", "events")
        lasting = lasting and all(len(m.own) <= _DEED for m in (*most, *odd))  # 东区建成3个, 西区建成4个
        yield _agreeing("counted", name, same)
        if (
            len(odd) == 1
            and len(same) == len(most) > 1
            and group[0].unit != "周年"
            and (len(most[0].digits) > 1 or lasting)
            and _hard("", group)
            and not self._apart(most[0], odd[0])
            and (lasting or all(m.own == odd[0].own for m in most) or _is_misprint(most[0], odd[0]))
        ):
            yield _differing("majority", name, [*most, *odd], True)

    def _apart(self, a: Term, b: Term) -> bool:
        first, second = self._period(a), self._period(b)
        return bool(first and second and first != second)

    # -- slips of typing ----------------------------------------------------------------------------------------------------

    def _slips(
        self, anagrams: dict[tuple[str, str], list[Term]], significant: dict[tuple[str, str], list[Term]]
    ) -> Iterator[Claim]:
        """Digits in another order, a scale of ten too many."""
        for group in anagrams.values():
            if pair := self._slip(group, self._transposed):
                yield _differing("transposed", subject(pair[0]) or subject(pair[-1]), pair, True)
        for (name, _), group in significant.items():
            if name not in _list("repeats", "bare") and (pair := self._slip(group, self._shifted)):
                yield _differing("magnitude", name, pair, True)

    def _slip(self, group: list[Term], slipped: Callable[[Term, Term], bool]) -> list[Term]:
        """The mentions that a slip divides, those of the rarer value last; none where there is no slip."""
        if not 1 < len(group) <= _CROWD:
            return []
        for a, b in combinations(group, 2):
            firm = _hard("", (a, b)) or (slipped == self._transposed and _of_one_flow(a, b))
            if _shown(a) != _shown(b) and slipped(a, b) and firm and self._together(a, b):
                first, second = ([m for m in group if _shown(m) == _shown(x) and self._together(m, x)] for x in (a, b))
                return first + second[:1] if len(first) >= len(second) else second + first[:1]
        return []

    @staticmethod
    def _transposed(a: Term, b: Term) -> bool:
        return _shape(a) == _shape(b) and a.scene is not b.scene and _one_thing(a, b)

    @staticmethod
    def _shifted(a: Term, b: Term) -> bool:
        return a.dimension == b.dimension and not a.value.meets(b.value) and _power_of_ten(quotient(a.printed, b.printed))


@cache
def _list(group: str, name: str) -> Any:
    return table("names")[group][name]


@cache
def _pattern(name: str) -> re.Pattern[str]:
    spelled = terminals("name")
    match name:
        case "OPENING":
            return pattern(f"(?:{spelled['PERIOD']}|{spelled['AREA']}|{spelled['FRONT']})*+")
        case "CLOSING":
            return pattern(f"(?:{spelled['BACK']})+$")
        case _:
            return pattern(spelled[name])


@cache
def _deeds() -> tuple[re.Pattern[str], dict[str, str]]:
    same = {word: words[0] for words in _list("verbs", "sets") for word in words}
    return pattern("|".join(sorted(same, key=len, reverse=True))), same


def _same_deed(name: str) -> str:
    """A name without 的, and with one word for one deed: 新收 is 收到."""
    name = name.replace("的", "")
    deeds, same = _deeds()
    match = deeds.match(name)
    return same[match[0]] + name[match.end() :] if match else name


def _does_the_same(again: Term, before: Term) -> bool:
    """Whether «V的N件» takes up a figure of V: the two characters before 的 stand in its clause."""
    return again.own.removesuffix("的")[-2:] in before.own + before.tail


def _telling(name: str, term: Term) -> bool:
    """Whether an equal name says something: no heading of a column, and not short where the figure is."""
    digits = len(term.digits)
    return len(name) + digits > 5 and (name not in _list("repeats", "bare") or digits > 5)


def _hard(name: str, mentions: Sequence[Term]) -> bool:
    """Whether another value could contradict: no hedge, no multiple, no word that leaves open what is counted."""
    words = _list("repeats", "open")
    return (
        name not in _list("repeats", "bare")
        and name not in _list("repeats", "entries")
        and not any(
            m.value.soft
            or not m.value.bounded
            or m.dimension == _MULTIPLE
            or _rough(m)
            or m.cue in _CHANGES
            or any(word in m.lead for word in words)
            for m in mentions
        )
    )


def _of_one_flow(a: Term, b: Term) -> bool:
    """Whether two clauses name one thing that came anew, in figures of four digits: 城镇新增就业6870人 and 6780人."""
    words = [word for word in _list("repeats", "open") if word not in ("新增", "净增")]
    return (
        a.cue == b.cue == "added"
        and len(a.digits) > 3
        and subject(a) == subject(b)
        and len(subject(a)) > 3
        and not any(t.value.soft or _rough(t) or _aimed(t) or any(word in t.lead for word in words) for t in (a, b))
    )


def _is_base(term: Term) -> bool:
    return term.cue == "base"


def _is_new(term: Term) -> bool:
    """Whether the clause speaks of what came anew, which is no stock: 新建产业园2个、产业集群1个."""
    text = term.scene.text
    return "新" in text[max(text.rfind(stop, 0, term.start) for stop in ",;。:") + 1 : term.start]


def _rough(term: Term) -> bool:
    """Whether the figure is printed with 余, 多 or 来."""
    return any(c in term.text for c in "余多来")


def _aimed(term: Term) -> bool:
    """Whether the sentence speaks of what is to come."""
    return any(word in term.scene.said for word in _list("repeats", "aims"))


def _one_thing(a: Term, b: Term) -> bool:
    """Whether two clauses name one thing: the shorter name stands in the other clause, all of it or in most of its pairs; the
    total of an account (本年支出合计) is named by its whole clause."""
    if a.own == b.own and len(a.own) > _NOUN and len(a.digits) > _TOTALS:
        return True
    for one, other in ((a, b), (b, a)):
        name = subject(one)
        if not name or name in _list("repeats", "bare"):
            continue
        if _same_deed(name) == _same_deed(subject(other)):
            return True
        around = _around(other)
        if deed := _deeds()[0].match(name):
            name = name[deed.end() :] or name
        pairs = [name[i : i + 2] for i in range(len(name) - 1)]
        if len(pairs) >= 4 and 5 * sum(pair in around for pair in pairs) >= 4 * len(pairs):
            return True
        if len(a.digits) > 3 and _scattered(name, other.own):
            return True
    return False


def _head(term: Term) -> str:
    """The name of the figure that a bracket breaks down: 新增债券1.1亿元(一般债券0.2亿元、专项债券0.9亿元)."""
    heads = (t for t in reversed(term.scene.terms[: term.index]) if t.depth < term.depth)
    return next(map(subject, heads), "")


# How much of a paragraph's beginning names what it is about: (三)国有资本经营预算。
_OPENS = 20


def _of_other_funds(a: Term, b: Term) -> bool:
    """Whether two sentences, or the paragraphs that they stand in, speak of different budgets: 一般公共预算 and 政府性基金."""
    first, second = (_funds(t.scene.said) or _funds(t.scene.text[:_OPENS]) for t in (a, b))
    return bool(first and second) and first.isdisjoint(second)


def _funds(text: str) -> set[str]:
    return {word for word in _list("repeats", "funds") if word in text}


def _long_name_shared(a: Term, b: Term | None = None) -> bool:
    """Whether two clauses have four characters of a name in common: 公益诉讼检察89件, 公益诉讼立案89件."""
    return b is not None and len((a.grams & b.grams) - _GENERIC) > 2


def _opens_clause(term: Term) -> bool:
    """Whether a figure is the first word of its clause."""
    return (
        term.start == term.scene.start or term.scene.text[term.start - 1] in ",。;:)" or term.start == term.scene.paragraph.head
    )


def _just_before(term: Term, counts: Sequence[Term]) -> Term | None:
    """The last count of its unit in the sentence, where it is the same."""
    other = next((t for t in reversed(counts) if t.unit == term.unit), None)
    return other if other is not None and other.printed == term.printed and other.scene is term.scene else None


def _named_before(term: Term, noun: str, before: Sequence[Term]) -> Term | None:
    """The latest of the same figures ``before`` that is of the noun: of one digit one right before."""
    few = len(term.digits) < 2 or not term.digits.strip("0")[1:]
    for other in reversed(before[-_TAKEN_UP:]):
        if few and term.scene.number - other.scene.number > 1:
            return None
        if other.cue in LEVELS and (other.tail.startswith(noun) or (noun in other.own[-_LONGEST_NOUN:] and not few)):
            return None if few and other.scene is term.scene else other
    return None


def _names_shared(a: Term, b: Term) -> bool:
    """Whether two clauses have a pair of characters in common that names a thing, with four digits also the clauses before.

    Of what stands close together four digits say enough.
    """
    telling = len(a.digits.strip("0")) >= _TOTALS
    for one, other in ((a, b), (b, a)):
        bare = subject(other) in ("", *_list("repeats", "bare"), *_list("repeats", "entries"))
        silent = telling and bare and not any(word in other.scene.said for word in _list("repeats", "funds"))
        if not silent and any(word in one.lead and word not in other.lead for word in _list("repeats", "funds")):
            return False
    if (a.grams & b.grams) - _GENERIC:
        return True
    deeds = [_deeds()[0].match(subject(t)) for t in (a, b)]
    if all(deeds) and _same_deed(deeds[0][0]) == _same_deed(deeds[1][0]):  # type: ignore[index]
        return True  # 收到申请316件, 全年新收316件
    if len(a.digits.strip("0")) < 4:
        return False
    return a.scene.number - b.scene.number in (1, -1) or bool((grams(_around(a)) & grams(_around(b))) - _GENERIC)


# Pairs that name a thing of any kind.
_GENERIC = frozenset({"事项", "案件", "问题", "项目", "工作", "服务", "单位", "企业", "人员", "万元", "亿元"})


def _around(term: Term) -> str:
    """The clause of a figure and the one before."""
    scene, text = term.scene, term.scene.text
    begin = max(text.rfind(",", scene.start, term.start), scene.start)
    begin = max(text.rfind(stop, scene.start, begin) for stop in ",;:") + 1
    stop = _STOP.search(text, term.end, scene.end)
    return text[max(begin, scene.start) : stop.start() if stop else scene.end]


def _shared(texts: Sequence[str]) -> str:
    """What all ``texts`` begin with."""
    first, last = min(texts), max(texts)
    return first[: next((i for i, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first))]


def _scattered(name: str, text: str) -> bool:
    """Whether the characters of ``name`` stand in ``text`` in their order: 未结 in 未执结案件."""
    rest = iter(text)
    return all(c in rest for c in name)


def _shown(term: Term) -> str:
    return term.text.replace(",", "").replace(" ", "")


def _shape(term: Term) -> str:
    """The print with every digit as 0: what two prints share that differ in the order of digits alone."""
    return "".join("0" if c.isdigit() else c for c in _shown(term))


def _decimals(term: Term) -> int:
    digits = term.text.partition(".")[2]
    return len(digits) - len(digits.lstrip("0123456789"))


def _power_of_ten(ratio: Rational) -> bool:
    ratio = ratio if ratio >= 1 else quotient(1, ratio)
    return ratio > 1 and ratio.denominator == 1 and str(ratio.numerator).strip("0") == "1"


def _is_misprint(a: Term, b: Term) -> bool:
    """Whether two prints differ in one digit alone."""
    one, other = _shown(a), _shown(b)
    return len(one) == len(other) and sum(x != y for x, y in zip(one, other, strict=True)) == 1


def _by_value(mentions: Sequence[Term]) -> list[list[Term]]:
    """Mentions of one value, together: one print, or two that agree on three digits at least (3.21亿元, 32105万元)."""
    groups: list[list[Term]] = []
    for mention in mentions:
        if len(groups) > _CROWD:
            return groups
        group = next((g for g in groups if _equal(mention, g[0])), None)
        if group is None:
            groups.append(group := [])
        group.append(mention)
    return groups


def _equal(a: Term, b: Term) -> bool:
    if a.value.soft != b.value.soft or a.value.bounded != b.value.bounded:
        return False
    if a.printed == b.printed:
        return True
    if _rough(a) or _rough(b):
        return False
    return a.value.bounded and a.value.meets(b.value) and len(a.digits) > 2 and len(b.digits) > 2


def _agreeing(frame: str, name: str, mentions: Sequence[Term], verdict: Verdict = Verdict.CONSISTENT) -> Claim:
    formula = (" = " if verdict is Verdict.CONSISTENT else " ≈ ").join(m.text for m in mentions)
    message = Text(f"“{name}”前后一致：{formula}", f"“{name}” is the same throughout: {formula}")
    return Claim("repeat", frame, verdict, tuple(operand("value", m) for m in mentions), Words(formula, message))


_SLIPS = {
    "transposed": Text("，数字次序不同", ", the digits in another order"),
    "magnitude": Text("，相差十的整数次幂，单位疑误", ", a power of ten apart: the unit may be wrong"),
}


def _differing(frame: str, name: str, mentions: Sequence[Term], weaker: bool) -> Claim:
    """The last of ``mentions`` is the odd one."""
    *others, odd = mentions
    formula = f"{others[0].text} ≠ {odd.text}"
    slip = _SLIPS.get(frame, Text("", ""))
    message = Text(
        f"“{name}”前后不一致：此处为 {odd.text}，另处为 {others[0].text}{slip.zh}",
        f"“{name}” differs: {odd.text} here, {others[0].text} elsewhere{slip.en}",
    )
    operands = tuple(operand("value", m) for m in mentions)
    return Claim("repeat", frame, Verdict.INCONSISTENT, operands, Words(formula, message), len(operands) - 1, weaker)


def _turned(name: str, old: Term, new: Term) -> Claim:
    formula = f"{old.text} < {new.text}" if new.cue == "up" else f"{new.text} < {old.text}"
    message = Text(f"“{name}”的升降与前文一致：{formula}", f"“{name}” turns as the text says: {formula}")
    operands = (operand("old", old), operand("new", new))
    return Claim("direction", "elsewhere", Verdict.CONSISTENT, operands, Words(formula, message), 1, True, equality=False)


def _bounded(name: str, part: Term, whole: Term, verdict: Verdict) -> Claim:
    sign = "≤" if verdict is Verdict.CONSISTENT else ">"
    formula = f"{part.text} {sign} {whole.text}"
    message = (
        Text(formula, formula)
        if verdict is Verdict.CONSISTENT
        else Text(f"“{name}”一年的数大于几年累计：{formula}", f"“{name}”: one year exceeds several: {formula}")
    )
    operands = (operand("part", part), operand("whole", whole))
    return Claim("cumulative", "years", verdict, operands, Words(formula, message), 0, False, equality=False)
