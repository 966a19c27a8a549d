"""What a case proposes: its measures as one patch, what differs, what is accepted all the same."""

from registry.procedure.differences import Difference, differences, in_words
from registry.review.proposals.proposal import Clash, Proposal, ToAmend, proposal

__all__ = ["Clash", "Difference", "Proposal", "ToAmend", "differences", "in_words", "proposal"]
