"""Which procedure gives the paper that another asks for.

The file may say so (a result's code, the code of the procedure). Else names decide, and a name
only where it can mean nothing else: an application form, a photograph or an identity paper is
given by nobody here, a name that several fields of administration give tells nothing outside
them, and of those who give a paper only those count that do not require it themselves. A false
edge is worse than none.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from registry.analysis.catalogue.alike.paper_key import tells_outside_its_field
from registry.procedure.vocabulary import Act, DocumentKind, Relation

# What a state body may have given in another procedure; all else is the applicant's own.
_GIVEN_KINDS = frozenset({
    DocumentKind.EXISTING_PERMIT, DocumentKind.CIVIL_STATUS, DocumentKind.RESIDENCE,
    DocumentKind.BUSINESS_REGISTRATION, DocumentKind.LAND_TITLE, DocumentKind.QUALIFICATION,
    DocumentKind.CRIMINAL_RECORD, DocumentKind.OTHER,
})  # fmt: skip
# They give a paper again, or take it: who has none yet goes to another procedure.
_LATER_ACTS = frozenset({Act.REVOKE, Act.REISSUE, Act.EXCHANGE, Act.EXTEND, Act.CHANGE})


class Told(StrEnum):
    """What says that a procedure gives a paper."""

    RESULT = "result"  # the document names the code of the result
    RESULT_OF = "result_of"  # the document names the procedure
    RELATED = "related"  # the file names it as the first issue
    NAME = "name"  # the names are the same; a suggestion


@dataclass(frozen=True, slots=True)
class AskedPaper:
    """A document, or one of its alternatives; `required`: of everybody, without a choice.

    `meaning` is equal for names of one paper (see `paper_meaning`), None where a name names none.
    """

    element: str
    name: str
    meaning: str | None = None
    kind: str | None = None
    required: bool = True
    surrendered: bool = False
    result: str | None = None
    result_of: str | None = None


@dataclass(frozen=True, slots=True)
class GivenPaper:
    """A result that is granted, with its code where it has one."""

    name: str
    meaning: str | None = None
    code: str | None = None


@dataclass(frozen=True)
class FlowProcedure:
    """What a procedure asks for, what it gives, and which bodies carry it out."""

    key: str
    code: str
    name: str
    field: str | None = None
    act: str | None = None
    bodies: frozenset[str] = frozenset()
    asked: tuple[AskedPaper, ...] = ()
    given: tuple[GivenPaper, ...] = ()
    related: tuple[tuple[str, str], ...] = ()  # code, relation

    @cached_property
    def meanings_required(self) -> frozenset[str]:
        """Papers that nobody gets anything here without."""
        return frozenset(each.meaning for each in self.asked if each.meaning and each.required)

    @cached_property
    def meanings_given(self) -> frozenset[str]:
        return frozenset(paper.meaning for paper in self.given if paper.meaning)

    @cached_property
    def codes_given(self) -> frozenset[str]:
        return frozenset(paper.code for paper in self.given if paper.code)

    @property
    def is_first(self) -> bool:
        """Whether it gives a paper to those who have none yet."""
        return self.act not in _LATER_ACTS


@dataclass(frozen=True, slots=True, order=True)
class Flow:
    """A paper that `asker` asks for and `giver` gives; both are keys of procedures."""

    asker: str
    element: str  # of the asker; "." where the file names only the procedure
    giver: str
    paper: str
    told: Told
    required: bool
    surrendered: bool = False


def flows(procedures: Iterable[FlowProcedure]) -> list[Flow]:
    """Every paper with who gives it, by asker; the order of procedures changes nothing."""
    everybody = sorted(procedures, key=lambda each: each.key)
    givers = _Givers(everybody)
    return sorted({flow for asker in everybody for flow in _into(asker, givers)})


def _into(asker: FlowProcedure, givers: "_Givers") -> Iterator[Flow]:
    for paper in asker.asked:
        told, found = givers.of(asker, paper)
        for giver in found:
            yield Flow(
                asker.key, paper.element, giver.key, paper.name, told,
                paper.required, paper.surrendered,
            )  # fmt: skip
    for code, relation in asker.related:
        for giver in givers.related(asker, code) if relation == Relation.FIRST_ISSUE else ():
            yield Flow(asker.key, ".", giver.key, giver.name, Told.RELATED, required=True)


class _Givers:
    """Who gives what: by code of procedure, by code of result, by name."""

    def __init__(self, procedures: Sequence[FlowProcedure]) -> None:
        self._by_code = _indexed(procedures, lambda each: (each.code,))
        self._by_result = _indexed(procedures, lambda each: each.codes_given)
        self._by_name = _indexed(procedures, lambda each: each.meanings_given)
        self._names = sorted(self._by_name)

    def of(self, asker: FlowProcedure, paper: AskedPaper) -> tuple[Told, Sequence[FlowProcedure]]:
        """Who gives a paper, by the surest thing that says so."""
        if paper.result_of is not None:
            return Told.RESULT_OF, _others(asker, self._by_code.get(paper.result_of, ()))
        if paper.result is not None:
            return Told.RESULT, self._by_results(asker, paper.result)
        return Told.NAME, self._by_names(asker, paper)

    def related(self, asker: FlowProcedure, code: str) -> Sequence[FlowProcedure]:
        return _others(asker, self._by_code.get(code, ()))

    def _by_results(self, asker: FlowProcedure, code: str) -> Sequence[FlowProcedure]:
        givers = _others(asker, self._by_result.get(code, ()))
        return [giver for giver in givers if giver.is_first] or givers

    def _by_names(self, asker: FlowProcedure, paper: AskedPaper) -> Sequence[FlowProcedure]:
        meaning = paper.meaning
        if not meaning or paper.kind not in _GIVEN_KINDS or meaning in asker.meanings_given:
            return ()
        givers = [each for each in self._by_name.get(meaning, ()) if _gives_first(each, meaning)]
        own = [each for each in givers if each.field == asker.field]
        is_told = len({each.field for each in givers}) == 1 and tells_outside_its_field(meaning)
        found = own or (givers if is_told else [])
        found += self._by_longer_names(meaning, found)
        return [each for each in found if each.act == Act.FIRST_ISSUE] or found

    def _by_longer_names(
        self, meaning: str, found: Sequence[FlowProcedure]
    ) -> Iterator[FlowProcedure]:
        """Who gives a kind of the paper, its name and more, in the field of those who give it.

        "Giấy chứng nhận đăng ký doanh nghiệp" is given as that of each kind of company.
        """
        fields = {each.field for each in found}
        known = {each.key for each in found}
        start = bisect_left(self._names, f"{meaning}-")
        end = bisect_left(self._names, f"{meaning}.")  # the next sign behind "-"
        for longer in self._names[start:end] if found else ():
            for each in self._by_name[longer]:
                if each.key not in known and each.field in fields and _gives_first(each, meaning):
                    known.add(each.key)
                    yield each


def _gives_first(procedure: FlowProcedure, meaning: str) -> bool:
    """Whether it gives the paper to those who have none: it does not require it itself."""
    return procedure.is_first and meaning not in procedure.meanings_required


def _indexed(
    procedures: Sequence[FlowProcedure], words: Callable[[FlowProcedure], Iterable[str]]
) -> Mapping[str, Sequence[FlowProcedure]]:
    found: dict[str, list[FlowProcedure]] = defaultdict(list)
    for procedure in procedures:
        for word in words(procedure):
            found[word].append(procedure)
    return found


def _others(asker: FlowProcedure, givers: Iterable[FlowProcedure]) -> Sequence[FlowProcedure]:
    return [giver for giver in givers if giver.key != asker.key]
