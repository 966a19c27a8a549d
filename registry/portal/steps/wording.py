"""The words of the data files `actors.yaml` and `verbs.yaml` as patterns."""

from registry.portal.tables import Entry, read_table
from registry.procedure.vocabulary import Action, Actor

_HERE = "registry.portal.steps"


class Row(Entry):
    """Words of one class; `behind` may stand before them, `whole` ones end where a word ends."""

    words: tuple[str, ...]
    behind: str | None = None
    whole: bool = False


class ActorRow(Row):
    """Words by which one actor is called."""

    actor: Actor


class VerbRow(Row):
    """Verbs that name one action."""

    action: Action


class ActorTable(Entry):
    """Who acts, class by class: the first with fitting words counts."""

    actors: tuple[ActorRow, ...]


class VerbTable(Entry):
    """What is done, by whose act it is: the first fitting row of a verb counts."""

    state: tuple[VerbRow, ...]
    one_stop: tuple[VerbRow, ...]
    applicant: tuple[VerbRow, ...]


def read_actor_table() -> ActorTable:
    """The actors as their file has them. Raises BrokenFile, ValidationError."""
    return read_table(_HERE, "actors.yaml", ActorTable)


def read_verb_table() -> VerbTable:
    """The verbs as their file has them. Raises BrokenFile, ValidationError."""
    return read_table(_HERE, "verbs.yaml", VerbTable)


def pattern_of(row: Row) -> str:
    r"""The pattern of a row: any of its words, a space in them standing for any white space.

    >>> pattern_of(Row(words=("cá nhân", "hộ"), behind="các", whole=True))
    '(?:các\\s+)?(?:cá\\s+nhân|hộ)\\b'
    """
    words = _spaced("|".join(row.words))
    if row.behind is not None:
        words = rf"(?:{_spaced(row.behind)}\s+)?(?:{words})"
    return rf"{words}\b" if row.whole else words


def _spaced(words: str) -> str:
    return words.replace(" ", r"\s++")
