"""Procedures alike: what is told of a pair, what is not enough, and that none is missed."""

from fractions import Fraction
from itertools import combinations
from random import Random

from bench.invented_procedures import invented
from registry.analysis.catalogue.alike.alike_procedures import (
    AlikeProcedures,
    alike,
    alike_procedures,
)
from registry.analysis.catalogue.alike.named_procedure import NamedProcedure

STEPS = ("applicant submit", "agency check", "head decide")


def procedure(code: str, *papers: str, authority: str = "bo", result: str = "") -> NamedProcedure:
    return NamedProcedure(
        f"{authority}/{code}", authority, code, code, papers=frozenset(papers),
        steps=frozenset(STEPS), results=frozenset({result} - {""}),
    )  # fmt: skip


def test_a_pair_says_what_it_shares() -> None:
    one = procedure("1", "don", "anh", "ban-ve", result="KQ1")
    other = procedure("2", "don", "anh", "ban-ve", "bao-cao", result="KQ1")

    assert alike_procedures([other, one]) == [
        AlikeProcedures(
            first="bo/1",
            second="bo/2",
            share=Fraction(6, 7),
            papers=Fraction(3, 4),
            steps=Fraction(1),
            same_result=True,
        )
    ]


def test_the_same_steps_alone_make_no_pair() -> None:
    assert alike_procedures([procedure("1", "don"), procedure("2", "anh")]) == []
    assert alike_procedures([procedure("1"), procedure("2")]) == []


def test_versions_of_one_procedure_are_no_pair() -> None:
    here, there = procedure("1", "don", "anh"), procedure("1", "don", "anh", authority="tinh")

    assert alike_procedures([here, there]) == []


def test_papers_and_steps_are_told_apart_even_where_they_are_the_same_word() -> None:
    one = NamedProcedure("bo/1", "bo", "1", "1", papers=frozenset("ab"), steps=frozenset("ab"))
    other = NamedProcedure("bo/2", "bo", "2", "2", papers=frozenset("ab"), steps=frozenset("xy"))

    assert alike(one, other) is None


def test_the_order_of_procedures_changes_nothing() -> None:
    procedures, _ = invented(300)

    shuffled = Random(1).sample(procedures, len(procedures))

    assert alike_procedures(shuffled) == alike_procedures(procedures)


def test_all_pairs_are_found_and_no_others() -> None:
    procedures, planted = invented(700)
    looked_at = (alike(one, other) for one, other in combinations(procedures, 2))
    by_looking = {(each.first, each.second) for each in looked_at if each is not None}

    found = {(each.first, each.second) for each in alike_procedures(procedures)}

    assert found == by_looking
    assert len(found & set(planted)) > 30
