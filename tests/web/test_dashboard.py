"""The page of figures on a whole site: nothing yet, then what was accepted, at once."""

from datetime import date

from registry.statistics import Accepted, Line, Reading, StatedRate, accept_statistics, take_in
from registry.store import Store
from tests.web.example_site import LOADER, NOW, example_app, visiting

JANUARY = date(2025, 1, 1), date(2025, 1, 31)
LINES = (
    Line(
        2, "Huyện Lập Thạch", "district", "", "", date(2025, 1, 1), date(2025, 2, 11),
        {"received": 3326, "early_or_on_time": 2907}, (StatedRate("online", "51,22", None),),
        "Báo cáo <b>",
    ),
    Line(3, "Xã A", "commune", "1.001193", "", *JANUARY, {"received": 10, "early_or_on_time": 9}),
    Line(4, "Xã B", "commune", "1.001193", "", *JANUARY, {"received": 5, "early_or_on_time": 5}),
)  # fmt: skip


def counted(store: Store) -> None:
    reading = Reading("a.csv", "0" * 64, LINES, ())
    take_in(store, reading, "bo-tu-phap", actor=LOADER, now=NOW, idempotency_key="t")
    done = accept_statistics(
        store, 1, actor=LOADER, now=NOW, idempotency_key="a", expected_revision=1
    )
    assert isinstance(done, Accepted)


def test_anybody_sees_figures_as_soon_as_they_are_accepted(store: Store) -> None:
    visitor = visiting(example_app(store))
    assert "Chưa có số liệu" in visitor.get("/dashboard").text

    counted(store)
    page = visitor.get("/dashboard").text

    assert "87,40&nbsp;%" in page
    assert "51,22&nbsp;%" in page
    assert "không rõ trên số nào" in page
    assert "Không cộng lại: có nhiều cấp" in page
    assert "Báo cáo &lt;b&gt;" in page


def test_a_browser_is_told_that_nothing_changed_until_figures_are_accepted(store: Store) -> None:
    visitor = visiting(example_app(store))
    seen = {"If-None-Match": visitor.get("/dashboard").headers["etag"]}
    assert visitor.get("/dashboard", headers=seen).status_code == 304

    counted(store)

    assert visitor.get("/dashboard", headers=seen).status_code == 200


def test_one_level_of_one_period_adds_up_and_procedures_have_links(store: Store) -> None:
    counted(store)
    visitor = visiting(example_app(store))

    page = visitor.get("/dashboard?level=commune&period=2025-01-01/2025-01-31").text
    assert "93,33&nbsp;%" in page
    assert "14 trên 15" in page
    by_procedure = visitor.get("/dashboard?code=1.001193&lang=en").text
    assert "/procedures/1.001193?" in by_procedure
    assert "added up from 2 lines" in by_procedure
    assert "Try" in visitor.get("/dashboard?level=province&lang=en").text
    assert visitor.get("/dashboard?period=hom-qua").status_code == 400


def test_a_unit_that_is_not_there_is_answered_with_those_of_like_names(store: Store) -> None:
    counted(store)

    page = visiting(example_app(store)).get("/dashboard?unit=lap+thach").text

    assert "Đơn vị có tên gần giống" in page
    assert "unit=Huy%E1%BB%87n+L%E1%BA%ADp+Th%E1%BA%A1ch" in page
