"""The yearly plan of reviews: made, approved, kept in sight."""

from registry.review.plans.approval import PlanApproved, approve_plan
from registry.review.plans.deadlines import deadlines
from registry.review.plans.drafts import ItemDraft
from registry.review.plans.items import add_item, change_item, finish_item, remove_item
from registry.review.plans.lists import Due, Plan, PlanItem, PlanListed, due, listed, plan, plans
from registry.review.plans.making import PlanKept, make_plan
from registry.review.plans.paper import plan_paper
from registry.review.plans.suggestions import Suggestion, Suggestions, suggested_procedures
from registry.review.plans.words import (
    Ground,
    Part,
    Standing,
    grounds,
    parts,
    warnings,
    year_to_plan,
)

__all__ = [
    "Due",
    "Ground",
    "ItemDraft",
    "Part",
    "Plan",
    "PlanApproved",
    "PlanItem",
    "PlanKept",
    "PlanListed",
    "Standing",
    "Suggestion",
    "Suggestions",
    "add_item",
    "approve_plan",
    "change_item",
    "deadlines",
    "due",
    "finish_item",
    "grounds",
    "listed",
    "make_plan",
    "parts",
    "plan",
    "plan_paper",
    "plans",
    "remove_item",
    "suggested_procedures",
    "warnings",
    "year_to_plan",
]
