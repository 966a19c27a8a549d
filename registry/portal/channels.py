"""Ways to file, with their limits and fees."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from registry.portal.cases import Cases
from registry.portal.fee_amounts import Fee, fee_mapping
from registry.portal.fees import PAID_IN_STEPS, fees_from_field, with_tariff
from registry.portal.filings import channel_of
from registry.portal.overall_limit import FilingRead, overall_limit
from registry.portal.record import Filing
from registry.portal.time_limits import limit_from_field
from registry.portal.words import one_line, slug

_FULL = re.compile(r"(?:dịch vụ công trực tuyến )?toàn (?:trình|phần)", re.IGNORECASE)
_PARTIAL = re.compile(r"(?:dịch vụ công trực tuyến|trực tuyến)\s+một phần", re.IGNORECASE)
_STARTS = (
    (re.compile(
        r"(?:nhận|có|tiếp nhận)\s+(?:được\s+)?(?:đầy\s+)?(?:đủ\s+)?hồ\s+sơ[^.;,]{0,30}hợp\s+lệ|"
        r"nhận\s+(?:được\s+)?(?:đầy\s+)?đủ\s+hồ\s+sơ", re.IGNORECASE), "valid_dossier"),
    (re.compile(r"nhận\s+(?:được\s+)?hồ\s+sơ", re.IGNORECASE), "receipt"),
)  # fmt: skip


# A procedure about a fee speaks of that fee in its steps, not of one for itself.
_ABOUT_FEES = re.compile(
    r"\b(?:miễn|giảm|hoàn|nộp|thu)\s[^.;]{0,30}(?<!chi )(?<!kinh )(?<!học )(?<!miễn )\bphí\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ChannelsRead:
    """The channels, fees and overall limit of a record; `missed` = filings that name no channel."""

    channels: list[dict[str, Any]]
    time_limit: str | None
    fees: list[dict[str, Any]] | None
    missed: tuple[Filing, ...]


def read_channels(filings: Sequence[Filing], cases: Cases, steps: str, name: str) -> ChannelsRead:
    """Everything the filing table says."""
    paid = bool(PAID_IN_STEPS.search(steps)) and not _ABOUT_FEES.search(name)
    read = [item for filing in filings if (item := _read(filing, paid)) is not None]
    read = _told_apart(read, cases)
    missed = tuple(filing for filing in filings if channel_of(filing.method) is None)
    return ChannelsRead(
        [_mapping(item, name) for item in read], overall_limit(read, steps), _fees(read), missed
    )


def _read(filing: Filing, paid: bool) -> FilingRead | None:
    by = channel_of(filing.method)
    if by is None:
        return None
    fees = with_tariff(fees_from_field(filing.fee, paid_in_steps=paid), filing.description)
    return FilingRead(filing, by, limit_from_field(filing.time_limit), None, fees)


def _told_apart(read: Sequence[FilingRead], cases: Cases) -> list[FilingRead]:
    """One channel per way and case: a second line for the same way is a case of its own."""
    kept: list[FilingRead] = []
    for item in read:
        twins = [other for other in kept if other.by == item.by]
        if any(other.limit == item.limit and other.fees == item.fees for other in twins):
            continue
        case = cases.add(_case_name(item, twins[0]), about="matter") if twins else None
        if case is None or all(case != other.case for other in twins):
            kept.append(FilingRead(item.filing, item.by, item.limit, case, item.fees))
    return kept


def _case_name(item: FilingRead, first: FilingRead) -> str:
    words = one_line(item.filing.description).strip(" :")
    if words and words != one_line(first.filing.description).strip(" :"):
        return words
    return one_line(item.filing.time_limit) or one_line(item.filing.fee) or item.filing.method


def _mapping(item: FilingRead, name: str) -> dict[str, Any]:
    words = f"{item.filing.method} {item.filing.description}"
    level = _level(words, name) if item.by == "online" else None
    start = next((word for pattern, word in _STARTS if pattern.search(words)), None)
    found = {
        "by": item.by,
        "case": item.case,
        "level": level,
        "time_limit": None if item.limit is None else str(item.limit),
        "starts_at": start,
        "stated": one_line(item.filing.time_limit) or None if item.limit is None else None,
        "text": item.filing.description.strip() or None,
    }
    return {key: value for key, value in found.items() if value is not None}


def _level(words: str, name: str) -> str | None:
    text = f"{words} {name}"
    if _PARTIAL.search(text):
        return "partial"
    return "full" if _FULL.search(text) else None


def _fees(read: Sequence[FilingRead]) -> list[dict[str, Any]] | None:
    """Fees that channels share are one fee; None where no channel says anything."""
    known = [item for item in read if item.fees.known]
    if not known:
        return None
    fees: dict[Fee, list[str]] = {}
    for item in known:
        for fee in item.fees.fees:
            by = fees.setdefault(fee, [])
            if item.by not in by:
                by.append(item.by)
    everywhere = {item.by for item in known}
    found: list[dict[str, Any]] = []
    used: Counter[str] = Counter()
    for fee, by in fees.items():
        identifier = _identifier(fee, used)
        channels = () if everywhere <= set(by) else by
        found.append(fee_mapping(fee, identifier, channels))
    return found


def _identifier(fee: Fee, used: Counter[str]) -> str:
    base = slug("lệ phí" if fee.kind == "charge" else "phí")
    used[base] += 1
    return base if used[base] == 1 else f"{base}-{used[base]}"
