"""Lists of things inside a text: lines that name bodies, papers or contents, and no acts."""

import re

# What a line ends with that announces things, and what makes them acts all the same.
_ANNOUNCES = re.compile(
    r"(?:gồm(?:\s+có)?(?:\s+[^.;:\n]{1,60})?|sau(?:\s+đây)?|như\s+sau|là|của|đến|với|dưới\s+đây)\s*:\s*\Z",
    re.IGNORECASE,
)
_ANNOUNCES_ACTS = re.compile(
    r"(?:công\s+việc|trình\s+tự|nhiệm\s+vụ|quy\s+trình|thực\s+hiện|xử\s+lý|giải\s+quyết|tiến\s+hành|cách\s+thức|hình\s+thức|bước|"
    r"quy\s+định|thủ\s+tục)[^.;:]{0,40}:\s*\Z",
    re.IGNORECASE,
)
# Whom one files with, each for its own cases.
_ANNOUNCES_OFFICES = re.compile(
    r"\b(?:nộp|gửi)\s[^.;:\n]{0,160}?\s(?:cơ\s+quan|nơi)\s(?:[^.;:\n]{0,90}\s)?"
    r"(?:cụ\s+thể|sau(?:\s+đây)?(?:\s+để\s[^.;:\n]{1,60})?|"
    r"thẩm\s+quyền(?:\s+cấp\s[^.;:\n]{1,40})?)\s*:\s*\Z",
    re.IGNORECASE,
)
# An item that tells when something is done, or under which a new part starts, is no office.
_TELLS_ACTS = re.compile(r"thời\s+(?:hạn|gian)\s|Giải\s+quyết\s+TTHC")
_LONG = 30  # items
_FAR = 2000  # characters an item may have
_MARKS = {
    "dash": re.compile(r"\s*[-–]"),
    "plus": re.compile(r"\s*\+"),
    "star": re.compile(r"\s*[*•]"),
    "letter": re.compile(r"\s*\(?[a-zđ][).]\s"),
    "number": re.compile(r"\s*\(?\d{1,2}[).]\s"),
    "roman": re.compile(r"\s*\([ivx]{1,4}\)\s"),
}


def announces_things(line: str) -> bool:
    """Whether a line ends by announcing a list of things.

    >>> announces_things("Hồ sơ bao gồm:"), announces_things("Sở thực hiện như sau:")
    (True, False)
    """
    end = line.rstrip()[-170:]
    return bool(_ANNOUNCES.search(end)) and not _ANNOUNCES_ACTS.search(end)


def is_listed(text: str, place: int) -> bool:
    """Whether the line that starts at a place is an item of such a list."""
    kind = _kind(text[place : place + 12])
    if kind is None:
        return False
    end = place
    stop = text.find("\n", place)
    items = text[place : stop if stop >= 0 else len(text)]
    for _ in range(_LONG):
        floor = max(0, end - _FAR)
        start = max(floor, text.rfind("\n", floor, max(0, end - 1)) + 1)
        if _kind(text[start : start + 12]) != kind:
            line = text[start:end]
            return announces_things(line) or (
                _ANNOUNCES_OFFICES.search(line.rstrip()[-400:]) is not None
                and not _TELLS_ACTS.search(items)
            )
        items = text[start:end] + items
        end = start
    return False


def _kind(line: str) -> str | None:
    return next((name for name, pattern in _MARKS.items() if pattern.match(line)), None)
