"""The demonstration lets every act of a review be tried."""

from registry.review import transitions
from web.demonstration import PEOPLE


def test_every_role_that_acts_in_a_review_has_an_account() -> None:
    needed = {each.role for each in transitions().values() if each.role is not None}

    assert needed <= {role for _, _, role in PEOPLE}
    assert len({name for name, _, _ in PEOPLE}) == len(PEOPLE)
