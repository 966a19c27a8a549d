"""Feedback of citizens and agencies about procedures: received, answered in time, published."""

from registry.review.feedback.handling import Handling, handle
from registry.review.feedback.lists import (
    Feedback,
    Followed,
    Published,
    feedback_for,
    followed,
    published_feedback,
)
from registry.review.feedback.receiving import Received, Sent, receive, supplement
from registry.review.feedback.words import Clock, acts, clock_in_use, clocks, labels

__all__ = [
    "Clock",
    "Feedback",
    "Followed",
    "Handling",
    "Published",
    "Received",
    "Sent",
    "acts",
    "clock_in_use",
    "clocks",
    "feedback_for",
    "followed",
    "handle",
    "labels",
    "published_feedback",
    "receive",
    "supplement",
]
