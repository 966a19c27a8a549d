"""Pages of feedback: sent without an account, followed by a receipt, handled, answered, shown."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from html import unescape
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from registry.store import Store
from tests.web.example_site import NOW, example_app, signed_in, visiting
from web.app import create_app
from web.pages.feedback import LEAST_SECONDS, TRAP
from web.settings import Settings

AUTHORITY, CODE = "bo-tu-phap", "1.001193"
OTHER = "1.000894"
OF_CODE = f"/procedures/{CODE}"
NAME, CONTACT = "Trần Văn Thử", "0912 345 678"
HOSTILE = "<script>alert(1)</script> {{ 7*7 }} =cmd|'/c calc'!A0 \" onfocus=x"
EARLIER = str(int(NOW.timestamp()) - LEAST_SECONDS)
RECEIPT = re.compile(r"<code>((?:[0-9A-Z]{4}-){5}[0-9A-Z]{4})</code>")


@pytest.fixture
def site(store: Store) -> Starlette:
    return example_app(store)


@pytest.fixture
def sender(site: Starlette) -> TestClient:
    return visiting(site)


@pytest.fixture
def controller(site: Starlette) -> TestClient:
    return signed_in(site, "kiem-soat")


def sent(client: TestClient, key: str = "k", **more: str) -> tuple[int, str]:
    form = {
        "authority": AUTHORITY, "code": CODE, "sender": "citizen", "words": "Nộp hai lần",
        "name": NAME, "contact": CONTACT, "shown": EARLIER, TRAP: "",
        "idempotency_key": f"khoa-ngau-nhien-{key}",
    }  # fmt: skip
    answer = client.post("/feedback/new", data=form | more)
    return answer.status_code, unescape(answer.text)


def receipt_on(page: str) -> str:
    found = RECEIPT.search(page)
    assert found, page
    return found[1]


def act(
    client: TestClient, name: str, revision: int, number: int = 1, **said: str
) -> tuple[int, str]:
    form = {"expected_revision": str(revision), "idempotency_key": f"{name}{revision}"}
    answer = client.post(f"/feedback/inbox/{number}/acts/{name}", data=form | said)
    return answer.status_code, unescape(answer.text)


def answered(client: TestClient, number: int = 1) -> None:
    """Answers and publishes what came in."""
    assert act(client, "answerFeedback", 1, number, words="Sẽ bỏ", unit="Cục A")[0] == 303
    assert act(client, "publishFeedback", 2, number)[0] == 303


def test_from_the_form_to_the_answer_on_the_page_of_the_procedure(
    sender: TestClient, controller: TestClient
) -> None:
    before = sender.get(OF_CODE)
    address = f"/feedback/new?procedure={AUTHORITY}/{CODE}"
    assert f'href="{address.replace("/" + CODE, "%2F" + CODE)}"' in before.text
    assert f'name="code" value="{CODE}"' in sender.get(address).text
    status, page = sent(sender)
    receipt = receipt_on(page)
    assert status == 200
    assert "13/12/2026" in page  # twenty days

    def follow(**more: str) -> str:
        path = "/feedback/follow/add" if more else "/feedback/follow"
        typed = {"receipt": receipt.lower().replace("-", " ")}
        return unescape(sender.post(path, data=typed | more).text)

    assert "Đã tiếp nhận" in follow()
    assert "Phản ánh số 1" in controller.get("/feedback/inbox?standing=IN_TIME").text
    item = controller.get("/feedback/inbox/1").text
    assert all(words in item for words in ("Nộp hai lần", NAME, CONTACT, "13/12/2026"))
    act(controller, "assignFeedback", 1, category="regulation", unit="Cục A")
    act(controller, "askForMore", 2, words="Ở xã nào?")
    assert "Ở xã nào?" in follow()
    assert "đã được ghi" in follow(words="Xã X", idempotency_key="bo-sung-ngau-nhien")
    act(controller, "answerFeedback", 4, words="Sẽ bỏ")
    assert "Sẽ bỏ" in follow()
    assert "Sẽ bỏ" not in sender.get("/feedback").text
    assert act(controller, "publishFeedback", 5)[0] == 303

    known = {"If-None-Match": before.headers["ETag"]}
    of_procedure, public = sender.get(OF_CODE, headers=known), sender.get("/feedback")
    for shown in (of_procedure, public, sender.get("/feedback?q=khai+sinh&lang=en")):
        assert shown.status_code == 200
        assert "Sẽ bỏ" in shown.text
        assert "Nộp hai lần" in shown.text
        assert not any(private in shown.text for private in (NAME, CONTACT, "Xã X", receipt))
    assert "Sẽ bỏ" not in sender.get("/feedback?authority=bo-cong-an").text


def test_nobody_is_sent_to_an_authority_they_did_not_choose(sender: TestClient) -> None:
    form = unescape(sender.get("/feedback/new").text)
    choices = re.findall(
        r'<option value="([^"]*)"( selected)?>', form.split('id="new-authority"')[1]
    )
    assert choices[0] == ("", "")
    assert not [chosen for _, chosen in choices if chosen]

    status, page = sent(sender, authority="", code="", words="Giữ lại câu này")
    assert status == 404
    assert "Giữ lại câu này" in page


def test_a_receipt_stands_on_its_page_alone(sender: TestClient) -> None:
    form = sender.get("/feedback/new")
    answer = sender.post("/feedback/new", data={
        "authority": AUTHORITY, "words": "x", "shown": EARLIER, "idempotency_key": "k" * 24,
    })  # fmt: skip
    receipt = receipt_on(answer.text)
    again = sender.post("/feedback/new", data={
        "authority": AUTHORITY, "words": "x", "shown": EARLIER, "idempotency_key": "k" * 24,
    })  # fmt: skip
    followed = sender.post("/feedback/follow", data={"receipt": receipt})

    assert receipt_on(again.text) == receipt  # the page was loaded again
    for page in (form, answer, followed):
        assert page.headers["Cache-Control"] == "private, no-store"
        assert not [a for a in re.findall(r'(?:href|action)="([^"]*)"', page.text) if receipt in a]


def test_a_wrong_receipt_is_like_none(sender: TestClient) -> None:
    receipt = receipt_on(sent(sender)[1])
    wrong = receipt[:-1] + ("0" if receipt[-1] != "0" else "1")

    pages = [
        sender.post("/feedback/follow", data={"receipt": guess}) for guess in (wrong, "nope", "'")
    ]

    assert [page.status_code for page in pages] == [404] * 3
    assert sender.post("/feedback/follow", data={"receipt": receipt}).status_code == 200
    typed = re.compile(r'value="[^"]*"')
    assert len({typed.sub("", page.text) for page in pages}) == 1


def test_a_robot_is_asked_to_look_again_and_nothing_is_lost(sender: TestClient) -> None:
    fast = sent(sender, shown=str(int(NOW.timestamp())), words="Giữ lại câu này")
    trapped = sent(sender, **{TRAP: "http://example.test", "words": "Giữ lại câu này"})
    forged = [sent(sender, shown=shown)[0] for shown in ("", "x", "9" * 40, "-1")]

    assert (fast[0], trapped[0], forged) == (422, 422, [422] * 4)
    assert all("Giữ lại câu này" in page for page in (fast[1], trapped[1]))
    assert "Phản ánh số 1" in sent(sender)[1]  # the control: nothing was kept before


def limited(store: Store, per_address: int) -> Callable[[datetime], Starlette]:
    settings = Settings(secure_cookies=False, feedback_per_address=per_address)
    return lambda now: create_app(store, settings, clock=lambda: now)


@pytest.mark.parametrize(("per_address", "taken"), [(3, 3), (0, 8)], ids=["limited", "control"])
def test_a_flood_of_the_form_is_told_to_wait(store: Store, per_address: int, taken: int) -> None:
    client = visiting(limited(store, per_address)(NOW))

    answers = [sent(client, str(n), words=f"Lần {n}") for n in range(8)]

    assert [status for status, _ in answers] == [200] * taken + [429] * (8 - taken)
    for _, page in answers[taken:]:
        assert "Gửi lại sau 60 phút" in page
        assert "Lần " in page  # what was typed is not lost


def test_no_other_site_sends_feedback(sender: TestClient) -> None:
    form = {"authority": AUTHORITY, "words": "x", "shown": EARLIER}

    for path in ("/feedback/new", "/feedback/follow", "/feedback/follow/add"):
        crossed = sender.post(path, data=form, headers={"Sec-Fetch-Site": "cross-site"})
        assert crossed.status_code == 403
    own = sender.post("/feedback/new", data=form, headers={"Sec-Fetch-Site": "same-origin"})
    assert own.status_code == 200


def test_hostile_words_are_shown_as_words(sender: TestClient, controller: TestClient) -> None:
    form = {"words": HOSTILE, "name": HOSTILE, "contact": HOSTILE, "authority": AUTHORITY,
            "code": CODE, "shown": EARLIER, "idempotency_key": "k" * 24}  # fmt: skip
    pages = [sender.post("/feedback/new", data=form | {"words": HOSTILE}).text]
    pages.append(controller.get("/feedback/inbox/1").text)
    refused = sender.post("/feedback/new", data=form | {"shown": "x"})
    act(controller, "answerFeedback", 1, words=HOSTILE, unit=HOSTILE)
    act(controller, "publishFeedback", 2)
    pages += [refused.text, sender.get("/feedback").text, sender.get(OF_CODE).text]
    pages.append(controller.get("/feedback/inbox").text)

    for page in pages[:-1]:
        assert "alert(1)" in page
    assert not any("<script>alert" in page or '" onfocus' in page for page in pages)
    assert all("{{ 7*7 }}" in page for page in pages[:-1])


def test_a_finding_shows_the_feedback_it_came_from(
    sender: TestClient, controller: TestClient
) -> None:
    sent(sender)
    page = controller.get("/feedback/inbox/1").text
    finding = re.search(r'<option value="([^"]+)">', page.partition('name="finding"')[2])
    assert finding

    assert act(controller, "takeUpFeedback", 1, finding=finding[1])[0] == 303

    origin = 'href="/feedback/inbox/1"'
    assert origin in controller.get("/reviews/1").text
    assert origin not in sender.get(OF_CODE).text
    assert act(controller, "answerFeedback", 2, words="Sẽ bỏ", unit="Cục A")[0] == 303
    assert act(controller, "publishFeedback", 3)[0] == 303
    assert 'href="/feedback#n-1"' in sender.get(OF_CODE).text


def test_it_is_taken_up_in_a_new_item_of_a_draft_plan(
    sender: TestClient, controller: TestClient
) -> None:
    sent(sender, code=OTHER)
    assert "Lập kế hoạch" in unescape(controller.get("/feedback/inbox/1").text)  # there is none yet
    controller.post("/plans", data={
        "authority": AUTHORITY, "year": "2027", "title": "Kế hoạch 2027", "expected_revision": "0",
        "seen_authority": "", "seen_year": "", "idempotency_key": "plan",
    })  # fmt: skip
    assert "Kế hoạch 2027" in unescape(controller.get("/feedback/inbox/1").text)
    chosen: dict[str, Any] = {"plan": "1:1", "authority": AUTHORITY, "code": OTHER}

    assert act(controller, "takeUpFeedback", 1, **chosen)[0] == 303
    assert act(controller, "takeUpFeedback", 1, **chosen)[0] == 303  # sent twice: once

    plan = unescape(controller.get("/plans/1").text)
    assert plan.count(OTHER) == plan.count(f"/procedures/{OTHER}") + 1
    assert "Phản ánh số 1" in plan
    assert 'href="/plans/1#item-1"' in controller.get("/feedback/inbox/1").text
    again = act(controller, "takeUpFeedback", 2, plan="1:2", authority=AUTHORITY, code=OTHER)
    assert (again[0], "đang được rà soát" in again[1]) == (409, True)  # and says in which case


def test_a_refused_act_says_what_to_do(site: Starlette, controller: TestClient) -> None:
    sent(visiting(site))
    act(controller, "assignFeedback", 1, category="regulation", unit="Cục A")

    stale = act(controller, "answerFeedback", 1, words="Sẽ bỏ", unit="Cục A")
    empty = act(controller, "answerFeedback", 2, words=" ", unit="Cục A")
    early = act(controller, "publishFeedback", 2)

    assert (stale[0], "Tải lại trang" in stale[1], "Sẽ bỏ" in stale[1]) == (409, True, True)
    assert (empty[0], 'id="a-answerFeedback-words-error"' in empty[1]) == (422, True)
    assert (early[0], "Chọn một trong các việc" in early[1]) == (409, True)
    reviewer = signed_in(site, "ra-soat")
    page = unescape(reviewer.get("/feedback/inbox/1").text)
    assert "cần vai trò người kiểm soát" in page
    assert not any(private in page for private in (NAME, CONTACT))
    assert act(reviewer, "answerFeedback", 2, words="x", unit="y")[0] == 403


@pytest.mark.parametrize("path", ["/feedback/inbox", "/feedback/inbox/1"])
def test_the_inbox_is_for_signed_in_people(sender: TestClient, path: str) -> None:
    answer = sender.get(path)

    assert answer.status_code == 303
    assert answer.headers["Location"].startswith("/sign-in")


def test_what_is_not_there_is_not_found(sender: TestClient, controller: TestClient) -> None:
    assert sender.get(f"/feedback/new?procedure={AUTHORITY}/9.999999").status_code == 404
    assert sent(sender, code="9.999999")[0] == 404
    assert controller.get("/feedback/inbox/99").status_code == 404
    assert controller.get("/feedback/inbox/x").status_code == 400
    assert controller.post("/feedback/inbox/1/acts/x%20y", data={}).status_code == 404


def test_what_is_late_comes_first(store: Store, site: Starlette) -> None:
    sent(visiting(site))
    sent(visiting(site), "2")
    answered(signed_in(site, "kiem-soat"), 2)
    later = example_app(store, lambda: NOW + timedelta(days=21))

    page = unescape(signed_in(later, "kiem-soat").get("/feedback/inbox").text)

    assert page.index("Phản ánh số 1") < page.index("Phản ánh số 2")
    assert "Quá hạn" in page
