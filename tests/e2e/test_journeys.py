"""What people come for, in a real browser, with JavaScript and without."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import sign_in

pytestmark = pytest.mark.browser


def test_a_citizen_finds_a_procedure_without_typing_marks(visitor: Page) -> None:
    visitor.goto("/")
    visitor.get_by_label("Tên, mã hoặc việc cần làm").fill("dang ky khai sinh")
    visitor.get_by_role("button", name="Tìm").click()

    expect(visitor).to_have_url(re.compile("q=dang"))
    first = visitor.locator("#catalogue tbody a").first
    expect(first).to_have_text(re.compile("đăng ký khai sinh"))

    first.click()

    expect(visitor.get_by_role("heading", level=1)).to_have_text(re.compile("đăng ký khai sinh"))
    expect(visitor.locator(".swimlane")).to_be_visible()
    expect(visitor.locator("article.finding").first).to_contain_text("Câu gốc")


def test_a_choice_narrows_the_list_and_can_be_taken_back(visitor: Page) -> None:
    visitor.goto("/")
    everything = visitor.locator(".results-title").inner_text()
    choice = visitor.get_by_label("Cấp xã")

    choice.check()
    visitor.get_by_role("button", name="Lọc", exact=True).click()

    expect(visitor).to_have_url(re.compile("level=COMMUNE"))
    expect(visitor.locator(".results-title")).not_to_have_text(everything)

    visitor.locator(".chosen").get_by_role("link", name="Cấp xã").click()

    expect(visitor.locator(".results-title")).to_have_text(everything)


def test_a_list_is_read_page_by_page(visitor: Page) -> None:
    visitor.goto("/?sort=code")
    first = visitor.locator("tbody .code").first.inner_text()

    visitor.get_by_role("link", name="Trang sau").click()
    expect(visitor.locator("tbody .code").first).not_to_have_text(first)
    visitor.get_by_role("link", name="Trang trước").click()

    expect(visitor.locator("tbody .code").first).to_have_text(first)


def test_a_reviewer_dismisses_a_finding_with_a_reason_only(visitor: Page) -> None:
    sign_in(visitor)
    visitor.get_by_role("navigation", name="Chính").get_by_role("link", name="Rà soát").click()
    visitor.get_by_role("link", name="đăng ký khai sinh").click()
    first = visitor.locator("article.finding:has(input[type=radio])").first
    finding = visitor.locator(f"#{first.get_attribute('id')}")

    finding.get_by_label("Bác bỏ, giữ nguyên").check()
    finding.get_by_role("button", name="Ghi quyết định").click()

    expect(visitor.get_by_role("alert")).to_contain_text("Chọn lý do bác bỏ trong danh sách.")
    expect(finding.get_by_label("Bác bỏ, giữ nguyên")).to_be_checked()

    finding.get_by_label("Lý do bác bỏ").select_option(label="Luật chuyên ngành bắt buộc")
    finding.get_by_label("Giải thích").fill("Điều 16 Luật Hộ tịch.")
    finding.get_by_role("button", name="Ghi quyết định").click()

    expect(finding.get_by_role("radio")).to_have_count(0)
    expect(finding).to_contain_text("Điều 16 Luật Hộ tịch.")
    visitor.goto("/reviews/1")
    expect(finding).to_contain_text("Bác bỏ")


def test_whoever_signs_out_is_out(visitor: Page) -> None:
    sign_in(visitor)

    visitor.get_by_role("button", name="Đăng xuất").click()
    visitor.goto("/reviews")

    expect(visitor).to_have_url(re.compile("/sign-in"))


def test_the_other_language_is_one_click_away(visitor: Page) -> None:
    visitor.goto("/procedures/1.001193")

    visitor.get_by_role("link", name="English").click()

    expect(visitor.get_by_role("heading", level=1)).to_have_text("Birth registration")
    expect(visitor.get_by_role("link", name="Tiếng Việt")).to_be_visible()
