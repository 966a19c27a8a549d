"""What a case proposes: its measures as one patch, and what is accepted all the same."""

from registry.review.proposals.proposal import Clash, Proposal, ToAmend, proposal

__all__ = ["Clash", "Proposal", "ToAmend", "proposal"]
