"""Guards: is a figure wrong by a unit, is a total what its lines say? Problems, in both languages.

A sheet with problems is not to be approved before each is corrected, or accepted with a reason.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Context, Decimal

from registry.cost.amounts import Level, Money, percent
from registry.cost.comparison import Comparison
from registry.cost.guards.figures import Named, PeerMedian, figures_of, said_in
from registry.cost.guards.rules import Against, Factor, GuardRules, Kind, Reference, guard_rules
from registry.cost.inputs import Observed
from registry.cost.problems import Problem, problem
from registry.cost.sheet import FORMULA, Account, Sheet, all_at, line_cost, yearly
from registry.refusals import Words

_FOUR_DIGITS = Context(prec=4)
_NO_RATIO = Words("không xác định", "none")
_TOTALS = (Kind.UNIT, Kind.ANNUAL)

_Held = tuple[Named, Decimal]  # a figure and what it is held against


def guard(
    sheet: Sheet,
    *,
    previous: Sheet | None = None,
    peers: Sequence[PeerMedian] = (),
    stated: Sequence[Observed] = (),
    rules: GuardRules | None = None,
) -> tuple[Problem, ...]:
    """What looks wrong in a sheet; () is a sheet that may be approved.

    - `previous`: the sheet of the edition before; lines are the same where their paths are.
    - `peers`: medians of similar procedures (`peers_of`).
    - `stated`: what the source of a figure says, by the figure's name (`effort/e1/hours`,
      `subjects`, `applicant/annual`); numbers in the words of a source are read besides.

    Each problem names the line, the figure (`found`), the other (`expected`), `ratio` = found /
    expected, and what to do. Totals are held against others only where no input explains them.
    """
    rules = rules or guard_rules()
    figures = list(figures_of(sheet))
    held = {
        Reference.PREVIOUS: _before(figures, previous),
        Reference.PEERS: _beside(figures, peers, rules),
        Reference.SOURCE: _at_source(figures, stated, rules),
    }
    found = [
        wrong
        for reference, pairs in held.items()
        for wrong in _causes(pairs, rules.held_against(reference), rules)
    ]
    return (*found, *_beyond(figures, rules), *_sums(sheet))


def guard_comparison(
    comparison: Comparison,
    *,
    previous: Sheet | None = None,
    peers: Sequence[PeerMedian] = (),
    stated: Sequence[Observed] = (),
    rules: GuardRules | None = None,
) -> tuple[Problem, ...]:
    """What looks wrong in a comparison: in either sheet, or in the saving itself.

    `previous` and `peers` are about *now*: a reform may well change a figure tenfold. A problem
    that both sheets have is told once.
    """
    now = guard(comparison.now, previous=previous, peers=peers, stated=stated, rules=rules)
    after = guard(comparison.after, rules=rules)
    return tuple(dict.fromkeys((*now, *after, *_saving_differs(comparison))))


def _before(figures: Sequence[Named], previous: Sheet | None) -> Iterator[_Held]:
    if previous is None:
        return
    before = {each.name: each for each in figures_of(previous)}
    for each in figures:
        if each.name in before and before[each.name].kind is each.kind:
            yield each, before[each.name].value


def _beside(
    figures: Sequence[Named], peers: Sequence[PeerMedian], rules: GuardRules
) -> Iterator[_Held]:
    fewest = rules.held_against(Reference.PEERS).fewest
    medians = {each.alike: each.value for each in peers if each.sheets >= fewest}
    for each in figures:
        if each.alike in medians:
            yield each, medians[each.alike]


def _at_source(
    figures: Sequence[Named], stated: Sequence[Observed], rules: GuardRules
) -> Iterator[_Held]:
    """Figures and what their source states; of several numbers the one that is nearest."""
    told: Mapping[str, Decimal] = {each.element: each.figure.mid for each in stated}
    for each in figures:
        said = [told[each.name]] if each.name in told else said_in(each.source, each.kind, rules)
        others = [number for number in said if number]
        if others:
            yield each, min(others, key=lambda number: _times(each.value, number))


def _times(one: Decimal, other: Decimal) -> Decimal:
    """How many times the smaller the greater is."""
    ratio = abs(one / other)
    return ratio if ratio >= 1 else 1 / ratio


def _causes(pairs: Iterator[_Held], against: Against, rules: GuardRules) -> Sequence[Problem]:
    wrong = [
        (each, _looks_wrong(each, other, against, rules))
        for each, other in pairs
        if each.kind in against.figures and _is_wrong(each, other, against, rules)
    ]
    inputs = [found for each, found in wrong if each.kind not in _TOTALS]
    return inputs or [found for _, found in wrong]


def _is_wrong(each: Named, other: Decimal, against: Against, rules: GuardRules) -> bool:
    smallest = rules.factors_of(each.kind)[0].factor
    return _times(each.value, other) >= smallest / against.tolerance


def _looks_wrong(each: Named, other: Decimal, against: Against, rules: GuardRules) -> Problem:
    times = _times(each.value, other)
    slip = min(
        rules.factors_of(each.kind), key=lambda factor: _times(times, Decimal(factor.factor))
    )
    return _problem(
        "looks-wrong",
        each.name,
        each.value,
        other,
        reference=_words(against),
        factor=slip.factor,
        slip=_words(slip),
    )


def _words(said: Against | Factor) -> Words:
    return Words(said.says.vi, said.says.en)


def _ratio(found: Decimal, expected: Decimal) -> Decimal | None:
    """found / expected with four digits; None of nothing."""
    return _FOUR_DIGITS.divide(found, expected) if expected else None


def _beyond(figures: Sequence[Named], rules: GuardRules) -> Iterator[Problem]:
    for limit in rules.limits:
        words = Words(limit.says.vi, limit.says.en)
        for each in figures:
            if each.kind is not limit.figure:
                continue
            if limit.most is not None and each.value > limit.most:
                yield _problem("too-much", each.name, each.value, limit.most, limit=words)
            if limit.least is not None and each.value < limit.least:
                yield _problem("too-little", each.name, each.value, limit.least, limit=words)


def _problem(
    code: str, name: str, found: Decimal | int, expected: Decimal | int, **about: Words | int
) -> Problem:
    one, other = Decimal(found), Decimal(expected)
    ratio = _ratio(one, other) or _NO_RATIO
    return problem(code, name, found=one, expected=other, ratio=ratio, **about)


def _sums(sheet: Sheet) -> Iterator[Problem]:
    for account in (sheet.applicant, sheet.agency):
        if account is not None:
            if sheet.formula == FORMULA:
                yield from _lines_differ(account)
            yield from _totals_differ(account, sheet)


def _lines_differ(account: Account) -> Iterator[Problem]:
    """Lines whose cost is not what their own figures give."""
    for line in account.lines:
        for level in Level:
            own = line_cost(line, account.wage, all_at(level))
            if line.cost is not None and own is not None and line.cost.at(level) != own:
                yield _problem("line-differs", line.element, line.cost.at(level), own)
                break


def _totals_differ(account: Account, sheet: Sheet) -> Iterator[Problem]:
    """Totals that are not the sum of their lines, years that are not their performances."""
    side, unit, annual = account.side, account.unit, account.annual
    if unit is None:
        return
    if not sheet.abolished or account.lines:
        yield from _differs("total-differs", f"{side}/unit", unit, account.known)
    if annual is not None and not sheet.abolished:
        year = [yearly(unit.at(level), sheet, all_at(level)) for level in Level]
        yield from _differs("year-differs", f"{side}/annual", annual, Money(*year))


def _differs(code: str, name: str, found: Money, expected: Money) -> Iterator[Problem]:
    for level in (Level.MID, Level.LOW, Level.HIGH):
        if found.at(level) != expected.at(level):
            yield _problem(code, name, found.at(level), expected.at(level))
            return


def _saving_differs(comparison: Comparison) -> Iterator[Problem]:
    now, after = comparison.now.applicant.annual, comparison.after.applicant.annual
    if comparison.saving is None or now is None or after is None:
        return
    yield from _differs("saving-differs", "saving", comparison.saving, now - after)
    right = percent(now.mid - after.mid, now.mid)
    if comparison.percent != right and None not in (comparison.percent, right):
        yield _problem("saving-differs", "percent", comparison.percent or 0, right or 0)
