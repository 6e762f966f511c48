"""Relations between figures: found, re-computed, proved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from lawlint.claims.binding import Binding, Comparison, Context
from lawlint.claims.claim import Claim
from lawlint.claims.engine import claims_of
from lawlint.claims.judge import Judge, Undecided
from lawlint.claims.operators.naming import subject
from lawlint.claims.relations.change.weighted import weighted_relations
from lawlint.claims.relations.change.years import year_relations
from lawlint.claims.relations.count import count_relations
from lawlint.claims.relations.count.figures import figure_count_relations
from lawlint.claims.relations.count.rise_fall import rise_fall_relations
from lawlint.claims.relations.identities import identity_relations
from lawlint.claims.relations.repeat import name_claims
from lawlint.claims.relations.repeat.editions import edition_claims
from lawlint.claims.relations.respectively import respectively_relations
from lawlint.claims.relations.sequence import sequence_relations
from lawlint.claims.relations.share.one_whole import one_whole_relations
from lawlint.claims.relations.sum.accounts import account_relations
from lawlint.claims.relations.sum.columns import column_relations
from lawlint.claims.relations.sum.flows import flow_relations
from lawlint.claims.relations.sum.outlines import outlines
from lawlint.claims.relations.sum.stages import stage_relations
from lawlint.claims.scene import Scene, scenes
from lawlint.claims.tables import table_claims
from lawlint.claims.tables.derived import derived_claims
from lawlint.claims.tables.flattened import flat_rows, flattened_claims
from lawlint.claims.tables.forms import forms_of
from lawlint.claims.tables.identities import form_claims
from lawlint.claims.tables.stated import stated_claims
from lawlint.figures import Figure, Setting
from lawlint.parsing.tree import Document
from lawlint.profiles import Profile

__all__ = ["Claim", "Found", "Undecided", "find_claims"]

_READ = frozenset({"text", "heading", "title"})


class Found(NamedTuple):
    """The figures of a report and its relations, in the order of the text; ``undecided`` are those that the judge withholds."""

    figures: tuple[Figure, ...]
    claims: tuple[Claim, ...]
    undecided: tuple[Undecided, ...]


def find_claims(document: Document, profile: Profile) -> Found:
    """All figures and relations of ``document``, a report of the kind ``profile``."""
    sentences: list[Scene] = []
    number = 0
    for paragraph in document.paragraphs:
        if paragraph.role in _READ:
            sentences += scenes(paragraph, number)
        number += len(paragraph.sentences)
    judge = Judge(Context(sentences))
    claims = _decided(judge, document, profile, sentences)
    claims.sort(key=lambda claim: claim.operands[claim.marked].span.start)
    return Found(_figures(document, sentences, claims), tuple(claims), tuple(judge.undecided))


def _decided(judge: Judge, document: Document, profile: Profile, sentences: Sequence[Scene]) -> list[Claim]:
    """What the judge makes of the relations, in the order in which those that hold feed later ones."""
    prose = [*claims_of(judge, outlines(document.paragraphs, sentences))]
    rows = [*flat_rows(document.paragraphs)]
    known = [*forms_of(document, rows, profile.identities)]
    others = [table for table in document.tables if not any(form.table is table for form in known)]
    tables = [*judge.claims(chain(form_claims(known), table_claims(others, document)))]
    told = {frozenset(operand.span for operand in claim.operands) for claim in tables}
    flattened = (claim for claim in judge.claims(flattened_claims(rows)) if frozenset(o.span for o in claim.operands) not in told)
    far: tuple[Iterable[Binding | Comparison], ...] = (
        column_relations(sentences, prose),
        account_relations(sentences, prose),
        weighted_relations(sentences, prose),
        flow_relations(sentences, prose),
        stage_relations(sentences, prose),
        one_whole_relations(sentences, prose),
        year_relations(sentences, prose),
        count_relations(document),
        rise_fall_relations(document),
        sequence_relations(document),
        respectively_relations(document),
        edition_claims(document),
    )
    claims = [
        *prose,
        *judge.claims(chain.from_iterable(far)),
        *tables,
        *judge.claims(derived_claims(document.tables)),
        *flattened,
        *judge.claims(identity_relations(sentences, profile.identities, prose)),
        *judge.claims(stated_claims(document.paragraphs, rows, known, sentences, profile)),
        *judge.claims(name_claims(document, sentences)),
    ]
    claims += judge.claims(figure_count_relations(sentences, claims))
    return judge.settled(claims, document.source.text)


def _figures(document: Document, sentences: list[Scene], claims: list[Claim]) -> tuple[Figure, ...]:
    cover: dict[int, str] = {}
    for claim in claims:
        for operand in claim.operands:
            if claim.equality or cover.get(operand.span.start) is None:
                cover[operand.span.start] = "equality" if claim.equality else "bound"
    figures = []
    setting = Setting(document)
    for term in chain.from_iterable(scene.terms for scene in sentences):
        paragraph = term.scene.paragraph
        span = paragraph.compact.span(term.start, term.end)
        covered = cover.get(span.start, "")
        figures.append(
            Figure(span, term.text, term.value, term.unit, covered, term.cue, subject(term), setting, paragraph, term.start)
        )
    return tuple(figures)
