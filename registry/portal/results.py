"""Results, conditions and the publishing decision of a record."""

import re
from typing import Any

from registry.portal.cases import unmarked
from registry.portal.words import one_line, pieces, slug

# "Giấy khai sinhMã: KQ.G15.000031Trích lục ...": each result is followed by its code.
_CODE = re.compile(r"Mã:\s*([A-Z0-9][A-Z0-9.\-]*[0-9])", re.IGNORECASE)
_REFUSED = re.compile(
    r"\b(?:từ\s+chối|không\s+(?:chấp\s+thuận|đồng\s+ý|cấp|công\s+nhận|đủ\s+điều\s+kiện))",
    re.IGNORECASE,
)
_GRANTED = re.compile(r"\b(?:hoặc|/không|/\s*từ)\b", re.IGNORECASE)
_NOTICE = re.compile(r"(?:văn\s+bản\s+)?(?:thông\s+báo|công\s+văn)\b", re.IGNORECASE)
_ELECTRONIC = re.compile(
    r"(?:bản|văn\s+bản|phiếu|chứng\s+từ|giấy\s+\S+(?:\s\S+)?)\s+điện\s+tử", re.IGNORECASE
)
_NONE = re.compile(
    r"(?:không(?:\s+(?:có|quy\s+định|yêu\s+cầu))?|chưa\s+quy\s+định|-+)[\s.]*\Z", re.IGNORECASE
)
# The page's own labels, swept in behind an empty field.
FURNITURE = re.compile(r"Không có thông tin(?=Từ khóa|Mô tả|Chọn|--|\s*\Z)")
_DECISION = re.compile(r"(?:quyết\s+định\s+)?(?:số\s*:?\s*)?(.+)", re.IGNORECASE | re.DOTALL)


def results_of(text: str) -> list[dict[str, Any]] | None:
    """What the applicant gets; None = the portal is silent, [] = it says nothing is given."""
    if not text.strip():
        return None
    if _NONE.match(one_line(text)):
        return []
    found: list[dict[str, Any]] = []
    start = 0
    used: dict[str, int] = {}
    for match in _CODE.finditer(text):
        _add(found, used, text[start : match.start()], match.group(1))
        start = match.end()
    _add(found, used, text[start:], None)
    return found


def _add(found: list[dict[str, Any]], used: dict[str, int], text: str, code: str | None) -> None:
    name = one_line(text).strip(" ;,")
    if not name and code is None:
        return
    name = name or str(code)
    base = slug(pieces(unmarked(name), 60), 50) or "ket-qua"
    used[base] = number = used.get(base, 0) + 1
    item: dict[str, Any] = {
        "id": base if number == 1 else f"{base}-{number}",
        "name": name,
        "code": code,
        "outcome": _outcome(name),
        "electronic": True if _ELECTRONIC.search(name) else None,
    }
    found.append({key: value for key, value in item.items() if value is not None})


def _outcome(name: str) -> str | None:
    """Which way a result goes; one name for both ways says neither."""
    if _REFUSED.search(name):
        return None if _GRANTED.search(name) else "refused"
    return "notice" if _NOTICE.match(name) else "granted"


def conditions_of(text: str) -> tuple[list[dict[str, Any]] | None, str]:
    """The conditions, None where the portal is silent, and what is no condition at all."""
    furniture = FURNITURE.search(text)
    rest = text[furniture.start() :].strip() if furniture else ""
    words = (text[: furniture.start()] if furniture else text).strip()
    if not words:
        return None, rest
    if _NONE.match(one_line(words)):
        return [], rest
    return [_condition(part, number) for number, part in enumerate(_parts(words), start=1)], rest


_PART = re.compile(r"\n(?=\s*(?:[-*•]\s|\(?\d{1,2}[.)/]\s?|[a-zđ]\)))")


def _parts(words: str) -> list[str]:
    return [part.strip() for part in _PART.split(words) if part.strip()]


def _condition(text: str, number: int) -> dict[str, Any]:
    base = slug(pieces(unmarked(one_line(text)), 50), 40) or "dieu-kien"
    return {"id": f"{base}-{number}" if number > 1 else base, "text": text}


def decision_of(text: str, issuer: str) -> dict[str, Any] | None:
    """The publishing decision, its number as printed."""
    words = one_line(text)
    if not words:
        return None
    match = _DECISION.match(words)
    number = (match.group(1) if match else words).strip(" .;") or words
    return {"number": number, "issuer": issuer}
