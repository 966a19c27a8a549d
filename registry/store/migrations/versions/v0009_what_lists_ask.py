"""Indexes for work lists, alerts and live updates: by last day, by person, by act."""

from alembic import op

revision = '0009'
down_revision = '0013'
branch_labels = None
depends_on = None

INDEXES = (
    ('review_event', 'actor'),
    ('review_event', 'act'),
    ('measure', 'until'),
    ('review_plan_item', 'ends'),
    ('verdict', 'until'),
    ('sighting', 'held_until'),
)


def upgrade() -> None:
    for table, column in INDEXES:
        op.create_index(op.f(f'ix_{table}_{column}'), table, [column], unique=False)
