"""Numbers and days as Vietnamese papers print them."""

from datetime import date
from decimal import Decimal

BLANK = " " * 6


def number(value: int | Decimal) -> str:
    """A number with points between thousands and a comma before decimals.

    >>> number(1542000000), number(Decimal("-1234.50"))
    ('1.542.000.000', '-1.234,5')
    """
    plain = value.normalize() if isinstance(value, Decimal) else value
    return f"{plain:,f}".translate(_SWAPPED) if isinstance(plain, Decimal) else grouped(plain)


def grouped(value: int) -> str:
    return f"{value:,}".translate(_SWAPPED)


_SWAPPED = str.maketrans(",.", ".,")


def percent(value: Decimal | None) -> str:
    r"""A percentage with two decimals; a dash where there is none.

    >>> percent(Decimal("71.99")), percent(Decimal(100)), percent(None)
    ('71,99\xa0%', '100,00\xa0%', '–')
    """
    return "–" if value is None else f"{value:.2f}\u00a0%".replace(".", ",")


def day(value: date | None) -> str:
    """
    >>> day(date(2027, 3, 1)), day(None)
    ('01/03/2027', '')
    """
    return "" if value is None else f"{value:%d/%m}/{value.year:04}"


def day_in_words(value: date | None) -> str:
    """A day as heads of papers print it: days below 10 and the months 1 and 2 with a zero.

    >>> day_in_words(date(2027, 2, 1))
    'ngày 01 tháng 02 năm 2027'
    >>> day_in_words(date(2027, 3, 23))
    'ngày 23 tháng 3 năm 2027'
    """
    if value is None:
        return f"ngày{BLANK}tháng{BLANK}năm{BLANK}".rstrip() + BLANK
    month = f"{value.month:02}" if value.month < 3 else str(value.month)
    return f"ngày {value.day:02} tháng {month} năm {value.year}"


def roman(value: int) -> str:
    """
    >>> [roman(n) for n in (1, 4, 9, 14, 40)]
    ['I', 'IV', 'IX', 'XIV', 'XL']
    """
    out = ""
    for worth, letters in _ROMAN:
        times, value = divmod(value, worth)
        out += letters * times
    return out


_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
