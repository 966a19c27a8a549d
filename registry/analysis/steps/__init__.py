"""Steps as they are told: where their words begin, and what kind of act they are."""
