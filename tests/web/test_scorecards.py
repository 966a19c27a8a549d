"""Scorecards on a whole site: worked out, frozen by a controller, taken away, corrected."""

import csv
import hashlib
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from registry.statistics import Accepted, Line, Reading, accept_statistics, take_in
from registry.store import Store
from rules.source import BrokenFile
from tests.web.example_site import LOADER, NOW, SITE, example_app, signed_in, visiting
from web.app import create_app
from web.settings import Settings

SINCE, UNTIL = date(2025, 1, 1), date(2025, 2, 11)
WHOLE = {"late": 5, "running_past": 0, "dissatisfied": 5, "in_process": 100}
PERIOD = "2025-01-01/2025-02-11"
PREVIEW = f"/scorecards/preview?period={PERIOD}&level=district"
HOSTILE = "=1+1 <b>"
WEIGHTS = """\
schema: indicator-weights/v1
office: {vi: UBND tỉnh Ví dụ, en: People's Committee of Example}
source: Quyết định 1/QĐ-UBND
weights: [{indicator: "2.1", points: 20, full_at: 90}, {indicator: "2.2", points: 0}]
"""


def counted(store: Store, late: int = 5, key: str = "1", reason: str = "") -> None:
    lines = (
        Line(2, "Huyện Lập Thạch", "district", "", "", SINCE, UNTIL,
             {"received": 3326, "early_or_on_time": 2907 + late - 5}, source="Báo cáo"),
        Line(3, f"Huyện {HOSTILE}", "district", "", "", SINCE, UNTIL, WHOLE | {"late": late}),
    )  # fmt: skip
    taken = take_in(
        store, Reading("a.csv", key * 64, lines, ()), "bo-tu-phap", actor=LOADER, now=NOW,
        idempotency_key=f"t{key}", reason=reason,
    )  # fmt: skip
    done = accept_statistics(
        store, getattr(taken, "file", 0), actor=LOADER, now=NOW, idempotency_key=f"a{key}",
        expected_revision=1,
    )  # fmt: skip
    assert isinstance(done, Accepted), (taken, done)


def form(**more: str) -> dict[str, str]:
    return {
        "period": PERIOD, "level": "district", "authority": "bo-tu-phap",
        "expected_revision": "0", "idempotency_key": "mot", **more,
    }  # fmt: skip


def test_anybody_works_a_period_out_and_sees_what_is_missing(store: Store) -> None:
    visitor = visiting(example_app(store))
    page = visitor.get("/scorecards").text
    assert "Chưa chốt bảng điểm nào" in page
    assert "Nguồn của điểm: Báo điện tử về điểm thành phần" in page
    counted(store)

    page = visitor.get(PREVIEW + "&unit=Huyện Lập Thạch").text

    assert "Không xếp hạng" in page
    assert "Đang giải quyết trong hạn (không nguồn nào nêu)" in page
    assert "2.907 (Báo cáo)" in page
    assert "Huyện =1+1 &lt;b&gt;" in page
    assert "Chốt bảng điểm</button>" not in page
    assert 'href="/scorecards"' in visitor.get("/dashboard").text
    assert visitor.get("/scorecards/preview?period=hom-qua&level=x").status_code == 400
    assert visitor.get("/scorecards/1").status_code == 404
    assert visitor.get("/scorecards/1.csv").status_code == 404


def test_a_controller_freezes_what_stays_when_figures_are_corrected(store: Store) -> None:
    counted(store)
    site = example_app(store)
    controller = signed_in(site, "kiem-soat")
    assert "Chốt bảng điểm</button>" in controller.get(PREVIEW).text

    done = controller.post("/scorecards", data=form(), headers={"Origin": SITE})
    assert (done.status_code, done.headers["location"]) == (303, "/scorecards/1")
    late = controller.post(
        "/scorecards", data=form(idempotency_key="hai"), headers={"Origin": SITE}
    )
    assert late.status_code == 409
    counted(store, late=15, key="2", reason="Đếm sót")

    page = visiting(site).get("/scorecards/1").text
    assert "Số liệu đã đổi sau khi chốt" in page
    assert "từ 5 thành 15 (+10)" in page
    assert "<strong>6,00</strong>" in page
    assert "Scorecard 1" in visiting(site).get("/scorecards/1?lang=en").text
    assert "/scorecards/1" in visiting(site).get("/scorecards").text


def test_only_controllers_freeze(store: Store) -> None:
    counted(store)
    site = example_app(store)

    nobody = visiting(site).post("/scorecards", data=form(), headers={"Origin": SITE})
    assert nobody.headers["location"].startswith("/sign-in")
    reviewer = signed_in(site, "ra-soat")
    assert "Chốt bảng điểm</button>" not in reviewer.get(PREVIEW).text
    refused = reviewer.post("/scorecards", data=form(), headers={"Origin": SITE})
    assert refused.status_code == 403
    assert visiting(site).get("/scorecards/1").status_code == 404


def test_a_card_is_taken_away_as_a_table_and_as_the_bytes_that_were_hashed(store: Store) -> None:
    counted(store)
    site = example_app(store)
    signed_in(site, "kiem-soat").post("/scorecards", data=form(), headers={"Origin": SITE})
    visitor = visiting(site)

    content = visitor.get("/scorecards/1.json").content
    assert hashlib.sha256(content).hexdigest() in visitor.get("/scorecards/1").text
    rows = list(csv.reader(StringIO(visitor.get("/scorecards/1.csv").content.decode("utf-8-sig"))))
    assert len(rows) == 1 + 2 * 20
    of_first = {row[3]: row for row in rows[1:21]}
    assert of_first["5.4"][5:9] == ["90.00", "%", "6.00", "6"]
    assert rows[0][-3:] == ["Nguồn công thức", "Nguồn điểm tối đa", "Kiểm chứng"]
    assert of_first["5.4"][-1] == "Chưa kiểm chứng"
    assert all(of_first["5.4"][-3:])
    sheet = load_workbook(BytesIO(visitor.get("/scorecards/1.xlsx").content)).active
    assert sheet is not None
    assert sheet.cell(2, 1).value == f"Huyện {HOSTILE}"
    assert visitor.get("/scorecards/1.exe").status_code == 404


def test_an_office_is_named_where_its_own_points_are_used(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "weights.yaml"
    file.write_text(WEIGHTS, encoding="utf-8")
    settings = Settings(secure_cookies=False, indicator_weights=file)
    visitor = visiting(create_app(store, settings, clock=lambda: NOW))

    assert "điểm riêng của UBND tỉnh Ví dụ" in visitor.get("/scorecards").text
    assert "UBND tỉnh Ví dụ" not in visiting(example_app(store)).get("/scorecards").text

    file.write_text(WEIGHTS.replace("points: 20", "points: 19"), encoding="utf-8")
    with pytest.raises(BrokenFile, match=r"weights.yaml:4:1: .*the weights of “progress”"):
        create_app(store, settings, clock=lambda: NOW)
