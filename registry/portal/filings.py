"""What was cut at the wrong character is cut again: "12" + "5 VNĐ" was "1" + "25 VNĐ"."""

import re
from collections.abc import Iterator, Sequence

from registry.portal.record import Filing, PortalRecord

_DIGITS = re.compile(r"[\d.,]+\Z")
_AMOUNT_START = re.compile(r"([\d.,]*\d)(?=\s*(?:VNĐ|Việt Nam Đồng|USD|EUR|Đồng))")
# An amount as the portal writes it: thousands in groups of three behind commas, no leading zero.
_AMOUNT = re.compile(r"(?:0|[1-9]\d{0,2}(?:,\d{3})*|[1-9]\d*)\Z")
_STATED = re.compile(r"\d{1,3}(?:[.,]\d{3})+|\d+")


def filings_of(record: PortalRecord) -> tuple[Filing, ...]:
    """The ways to file, with limits and fees taken apart where the portal's page ran together."""
    return tuple(_recut(filing) for filing in record.filings)


def _recut(filing: Filing) -> Filing:
    limit = filing.time_limit.strip()
    start = _AMOUNT_START.match(filing.fee)
    if not _DIGITS.match(limit) or start is None:
        return filing
    digits = limit + start.group(1)
    rest = filing.fee[start.end() :]
    best = _best_cut(digits, rest)
    if best is None or (start.group(1) == "0" and len(limit) < 3 and not _confirmed(best[1], rest)):
        return filing
    return Filing(filing.method, best[0], best[1] + rest, filing.description)


def _best_cut(digits: str, rest: str) -> tuple[str, str] | None:
    """The cut that words beside the amount confirm; else the portal's usual bare "1"."""
    cuts = list(_cuts(digits))
    confirmed = [cut for cut in cuts if _confirmed(cut[1], rest)]
    if confirmed:
        return confirmed[0]
    return next((cut for cut in cuts if cut[0] == "1"), None)


def _cuts(digits: str) -> Iterator[tuple[str, str]]:
    for place in range(1, min(len(digits), 5)):
        limit, amount = digits[:place], digits[place:]
        if limit.isdigit() and _AMOUNT.match(amount):
            yield limit, amount


def _confirmed(amount: str, rest: str) -> bool:
    value = int(amount.replace(",", ""))
    stated = {int(re.sub(r"[.,]", "", found)) for found in _STATED.findall(rest[:300])}
    return value > 0 and (value in stated or value * 1000 in stated)


METHODS: Sequence[tuple[str, str]] = (
    ("trực tuyến", "online"),
    ("trực tiếp", "in_person"),
    ("bưu chính", "post"),
    ("bưu điện", "post"),
)


def channel_of(method: str) -> str | None:
    """The channel a method's words name, or None."""
    words = method.lower()
    return next((channel for pattern, channel in METHODS if pattern in words), None)
