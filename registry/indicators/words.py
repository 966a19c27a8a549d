"""Formulas in words, in both languages, from the data: what pages and documents show of them."""

from collections.abc import Mapping, Sequence

from registry.indicators.model import Definitions, FigureName, Formula, Indicator, Quotient, Unit
from registry.refusals import Words
from registry.statistics import labels

NO_FORMULA = Words("chưa đọc được công thức", "no formula was read")


def label_of(name: FigureName) -> Words:
    """What a figure is called; those of statistics as there."""
    if name.label is None:
        return labels()[name.key]
    return Words(name.label.vi, name.label.en)


def formula_words(definitions: Definitions, indicator: Indicator) -> Words:
    """The formula of an indicator: `(Đúng hạn + …) / …`."""
    if indicator.formula is None:
        return NO_FORMULA
    names = {name.key: label_of(name) for name in definitions.figures}
    vi, en = (_said(indicator, names, lang) for lang in ("vi", "en"))
    return Words(vi, en)


def _said(indicator: Indicator, names: Mapping[str, Words], lang: str) -> str:
    formula = indicator.formula
    assert formula is not None
    of_whole = " %" if indicator.unit is Unit.PERCENT else ""
    said = f"{formula.begin:f}{of_whole}" if formula.begin else ""
    for sign, quotients in ((" + ", formula.add), (" − ", formula.less)):
        for each in quotients:
            said += (sign if said else sign.strip().replace("+", "")) + _quotient(each, names, lang)
    for each in formula.times:
        said = f"({said})" if _is_sum(formula) else said
        said += " × " + _quotient(each, names, lang)
    return said


def _is_sum(formula: Formula) -> bool:
    return bool(formula.begin) or len(formula.add) + len(formula.less) > 1


def _quotient(quotient: Quotient, names: Mapping[str, Words], lang: str) -> str:
    part = _sum(quotient.part, names, lang)
    if quotient.of:
        return f"{part} / {_sum(quotient.of, names, lang)}"
    listed = "; ".join(getattr(names[key], lang) for key in quotient.of_largest)
    return f"{part} / {_LARGEST[lang]}({listed})"


_LARGEST = {"vi": "số lớn nhất ", "en": "the largest of "}


def _sum(keys: Sequence[str], names: Mapping[str, Words], lang: str) -> str:
    listed = " + ".join(getattr(names[key], lang) for key in keys)
    return f"({listed})" if len(keys) > 1 else listed
