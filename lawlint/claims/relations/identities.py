"""The identities that a profile or a user's configuration states of the figures of the text: a formula without «for each».

``新收 + 旧存 == 结案 + 未结`` relates the figures of these names: where one paragraph has each of them once, otherwise where the
whole report has one value of each.  Nothing is related where a name is missing or stands for several values.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lawlint.claims.binding import Binding, Cast, Tie, places_of, unanchored
from lawlint.claims.claim import Claim
from lawlint.claims.operators.naming import subject
from lawlint.claims.scene import LEVELS, Scene, Term
from lawlint.claims.tables.identities import read
from lawlint.profiles import Identities


def identity_relations(scenes: Sequence[Scene], known: Sequence[Identities], claims: Iterable[Claim]) -> Iterator[Binding]:
    """Every identity of ``known`` about the text, wherever its figures stand together, without those that ``claims`` prove."""
    rules = [rule for one in known for formula in one.formulas if not (rule := read(formula, one.where)).axis]
    if not rules:
        return
    proved = {claim.places for claim in claims if claim.equality}
    terms = [term for scene in scenes for term in scene.terms if _is_stated(term)]
    for rule in rules:
        frame = unanchored("balance.house", rule.names[0], rule.text, Tie.FIXED)
        for cast in _casts({name: [term for term in terms if _is_of(name, term)] for name in rule.names}):
            if places_of(cast) not in proved:
                yield Binding(frame, (cast,))


def _is_stated(term: Term) -> bool:
    """Whether a figure is what a name has: no change, no aim, no aside."""
    return (term.kind == "PERCENT" or (term.kind == "AMOUNT" and term.cue in LEVELS)) and not term.depth


def _is_of(name: str, term: Term) -> bool:
    """Whether the figure is called ``name``, whatever stands before it («全年新收» is 新收)."""
    return subject(term).endswith(name) or term.own.rstrip("为达共计有了是:").endswith(name)


def _casts(named: Mapping[str, Sequence[Term]]) -> Iterator[Cast]:
    """The figures that play the parts: in each paragraph that has all of them, or else in the report."""
    found = False
    for paragraph in set.intersection(*({id(term.scene.paragraph) for term in terms} for terms in named.values())):
        inside = {name: [t for t in terms if id(t.scene.paragraph) == paragraph] for name, terms in named.items()}
        if all(len(terms) == 1 for terms in inside.values()):
            found = True
            yield inside
    if not found and all(len({term.value for term in terms}) == 1 for terms in named.values()):
        yield {name: (terms[0],) for name, terms in named.items()}
