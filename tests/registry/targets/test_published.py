"""What published procedures say of targets: pure."""

from fractions import Fraction

from registry.targets.published import Content, online_services, time_cut, without_applicants
from registry.targets.share import Reading, Share


def content(
    *, online: bool | None = None, days: str | None = None, unit: str = "working_day",
    applicants: tuple[str, ...] = ("enterprise",),
) -> Content:  # fmt: skip
    limit = None if days is None else (Fraction(days), unit)
    return Content("detailed", frozenset(applicants), online, limit)


def said(reading: Reading) -> list[tuple[str, int]]:
    return [(each.label.en, each.value) for each in reading.figures]


def test_what_does_not_tell_may_be_online_or_not() -> None:
    told = online_services([content(online=True), content(online=False)])
    untold = online_services([content(online=True), content(online=False), content()])

    assert (told.share, told.missing) == (Share(Fraction(50), Fraction(50)), None)
    assert untold.share == Share(Fraction(100, 3), Fraction(200, 3))
    assert untold.missing is not None
    assert untold.missing.en.startswith("1 procedure does not tell")
    assert said(untold) == [("Offered online", 1), ("In force", 3), ("Level online not told", 1)]


def test_there_is_no_share_of_no_procedures() -> None:
    assert online_services([]).share is None


def test_a_cut_is_of_the_sum_of_limits_and_not_the_mean_of_cuts() -> None:
    before = {"a": content(days="20"), "b": content(days="2"), "gone": content(days="9")}
    now = {"a": content(days="10"), "b": content(days="2"), "new": content(days="1")}

    found = time_cut(before, now, 2024)

    assert found.share == Share(Fraction(1000, 22), Fraction(1000, 22))
    assert said(found) == [("Can be compared", 2)]


def test_limits_of_several_units_give_bounds() -> None:
    before = {"a": content(days="20"), "b": content(days="10", unit="day")}
    now = {"a": content(days="10"), "b": content(days="9", unit="day")}

    found = time_cut(before, now, 2024)

    assert found.share == Share(Fraction(10), Fraction(50))
    assert found.missing is not None
    assert "several units" in found.missing.en


def test_no_cut_is_told_where_one_limit_is_unknown_or_in_another_unit() -> None:
    before = {"a": content(days="20"), "b": content(days="10")}
    for other in (content(), content(days="5", unit="day")):
        found = time_cut(before, {"a": content(days="10"), "b": other}, 2024)

        assert found.share is None
        assert said(found) == [("Can be compared", 1), ("Cannot be compared", 1)]


def test_no_cut_is_told_against_a_year_in_which_nothing_was_published() -> None:
    found = time_cut({}, {"a": content(days="10")}, 2024)

    assert found.missing is not None
    assert found.missing.en == "nothing was published here by the end of 2024"


def test_whoever_tells_no_applicants_may_be_for_anybody() -> None:
    assert content(applicants=()).may_be_for({"enterprise"})
    assert not content(applicants=("citizen",)).may_be_for({"enterprise"})
    assert without_applicants([content()]) is None
    assert without_applicants([content(applicants=())]) is not None
