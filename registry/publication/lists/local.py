"""What the list of a province adds to a row: whose it is, the ministry's decision, what differs."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from registry.papers import ListedProcedure
from registry.papers.wording import day as printed_day
from registry.papers.wording import grouped
from registry.publication.contents import CatalogueProcedure
from registry.publication.lists.words import authority_name
from registry.publication.province import BaseState, LocalVersions, Whose, labels

_NAMED = 12  # procedures with changes that a paper names; the workbook has all


def whose_word(whose: Whose) -> str:
    """Whose a row is, as lists and papers say it."""
    return labels("whose")[whose].vi


def with_ministry(
    row: ListedProcedure, item: CatalogueProcedure, versions: LocalVersions
) -> ListedProcedure:
    """The row with the edge to the ministry's decision and what differs from that."""
    base = versions.base_of(item)
    whose = versions.whose(item)
    source = base.item if base else item if whose is Whose.MINISTRY else None
    is_doubtful = base is not None and base.state is not BaseState.IN_FORCE
    state = labels("base_states")[base.state].vi if base and is_doubtful else ""
    decision = _decision(source, versions) if source else ""
    return replace(
        row,
        whose=whose_word(whose),
        ministry_decision="; ".join(filter(None, (decision, state))),
        differences=tuple(each.words.vi for each in versions.drift_of(item)),
    )


def _decision(item: CatalogueProcedure, versions: LocalVersions) -> str:
    """The decision that put a ministry's content in force: number, day, whose."""
    announced = item.put_in_force
    if announced is None:
        return ""
    issuer = authority_name(item.procedure.authority, versions.catalogue.reference)
    return f"{announced.number} ngày {printed_day(announced.decided)} của {issuer}"


def notes(rows: Iterable[ListedProcedure], unplaced: int) -> Iterator[str]:
    """What a paper says of a province's list, whose columns have no place for it; `unplaced` is how
    many procedures of ministries it lacks because they tell no level.
    """
    listed = list(rows)
    counts = Counter(row.whose for row in listed)
    said = [
        f"{grouped(counts[word])} {word.lower()}" for word in map(whose_word, Whose) if counts[word]
    ]
    if said:
        yield f"Trong đó: {'; '.join(said)}."
    changed = [row for row in listed if row.whose == whose_word(Whose.ADAPTED)]
    for row in changed[:_NAMED]:
        differs = "; ".join(row.differences) or "không khác"
        yield f"{row.code}: theo Quyết định {row.ministry_decision or '(không rõ)'}. {differs}."
    if len(changed) > _NAMED:
        yield f"Còn {grouped(len(changed) - _NAMED)} thủ tục điều chỉnh nữa trong bản XLSX."
    if unplaced:
        yield (
            f"Không có trong danh mục: {grouped(unplaced)} thủ tục của bộ mà nội dung không nêu "
            "cấp thực hiện."
        )
