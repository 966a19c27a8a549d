"""The rules that are shipped, and how the examples inside rule files become subjects."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import rules
from registry.analysis.catalogue.evaluating import subjects
from registry.analysis.catalogue.listed import LOADED
from registry.analysis.catalogue.questions import describe_catalogue
from registry.analysis.further import further_from_data
from registry.analysis.subject import describe, subject
from registry.procedure.model import Procedure
from registry.procedure.reading import procedure_from_data
from registry.store.parts import parts_of
from registry.store.temporary import Member, temporary_catalogue
from rules import BrokenFile, Loaded, Rule, Subject, load_rules

SHIPPED = Path(rules.__file__).parent / "sets"

# What an example may leave out.
_HEAD = {
    "schema": "procedure/v1",
    "code": "1.000001",
    "authority": "bo-tai-chinh",
    "name": "Thủ tục",
}


@lru_cache(maxsize=8)
def load(folders: tuple[Path, ...] = ()) -> Loaded:
    """The rules below the folders, or the shipped ones; errors of broken files beside them."""
    return load_rules(folders or (SHIPPED,), describe(), catalogue=describe_catalogue(), name="vn")


def prepare(given: Mapping[str, Any], as_of: date) -> Subject:  # Any: plain data of a file
    """The `given` of a rule's example as a subject. Raises ValueError with every mistake in it.

    Its keys are those of a procedure file, with the further data of the example at `context`.
    """
    keys = {key: value for key, value in given.items() if key != "context"}
    return subject(_procedure(keys), as_of, further=further_from_data(given.get("context", {})))


def ask(rule: Rule, given: Mapping[str, Any], as_of: date) -> Sequence[Subject]:  # noqa: ARG001
    """The `given` of an example of a rule over a catalogue: what its question tells of that.

    `procedures` are those of the catalogue, in the words of a procedure file. Raises ValueError.
    """
    assert rule.each is not None  # the rule would not have been loaded
    known = [_procedure(each) for each in given.get("procedures", ())]
    members = (Member(parts_of(procedure)) for procedure in known)
    with temporary_catalogue(members) as session:
        return subjects(session, LOADED, [rule.each.list_name])


def _procedure(given: Mapping[str, Any]) -> Procedure:
    try:
        return procedure_from_data({**_HEAD, **given})
    except BrokenFile as broken:
        raise ValueError(str(broken)) from broken


def failures(loaded: Loaded, as_of: date) -> Sequence[str]:
    """What goes wrong in the examples of the rules, one line each."""
    results = rules.run_tests(loaded.rules, prepare, as_of=as_of, ask=ask)
    return [str(result) for result in results if not result.passed]
