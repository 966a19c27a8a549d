"""Everything that is told as it happens."""

import strawberry

from schema.live.catalogue import CatalogueSubscription
from schema.live.reviews import ReviewSubscription


@strawberry.type(description="What is told as it happens.")
class Subscription(ReviewSubscription, CatalogueSubscription):
    pass
