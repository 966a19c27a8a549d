"""The first tables."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

TEXT = sa.Text().with_variant(postgresql.TEXT(collation='C'), 'postgresql')

revision = '0001'
down_revision = None
branch_labels = None
depends_on = None

GUARDS = {
    'sqlite': (
        "CREATE TRIGGER act_no_update BEFORE UPDATE ON act BEGIN SELECT RAISE(ABORT, 'act is kept as it was written: UPDATE is refused'); END",
        "CREATE TRIGGER act_no_delete BEFORE DELETE ON act BEGIN SELECT RAISE(ABORT, 'act is kept as it was written: DELETE is refused'); END",
        "CREATE TRIGGER verdict_no_update BEFORE UPDATE ON verdict BEGIN SELECT RAISE(ABORT, 'verdict is kept as it was written: UPDATE is refused'); END",
        "CREATE TRIGGER verdict_no_delete BEFORE DELETE ON verdict BEGIN SELECT RAISE(ABORT, 'verdict is kept as it was written: DELETE is refused'); END",
        "CREATE TRIGGER release_no_update BEFORE UPDATE ON release BEGIN SELECT RAISE(ABORT, 'release is kept as it was written: UPDATE is refused'); END",
        "CREATE TRIGGER release_no_delete BEFORE DELETE ON release BEGIN SELECT RAISE(ABORT, 'release is kept as it was written: DELETE is refused'); END",
        "CREATE TRIGGER release_entry_no_update BEFORE UPDATE ON release_entry BEGIN SELECT RAISE(ABORT, 'release_entry is kept as it was written: UPDATE is refused'); END",
        "CREATE TRIGGER release_entry_no_delete BEFORE DELETE ON release_entry BEGIN SELECT RAISE(ABORT, 'release_entry is kept as it was written: DELETE is refused'); END",
        "CREATE TRIGGER edition_no_update BEFORE UPDATE OF hash, procedure, content, first_seen ON edition BEGIN SELECT RAISE(ABORT, 'edition is kept as it was written: UPDATE is refused'); END",
        "CREATE TRIGGER edition_no_delete BEFORE DELETE ON edition BEGIN SELECT RAISE(ABORT, 'edition is kept as it was written: DELETE is refused'); END",
        "CREATE TRIGGER act_gapless BEFORE INSERT ON act WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM act) BEGIN SELECT RAISE(ABORT, 'acts are numbered without a gap'); END",
    ),
    'postgresql': (
        "CREATE FUNCTION gon_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'restrict_violation'; END $$",
        "CREATE TRIGGER act_no_update BEFORE UPDATE ON act FOR EACH ROW EXECUTE FUNCTION gon_refuse('act is kept as it was written: UPDATE is refused')",
        "CREATE TRIGGER act_no_delete BEFORE DELETE ON act FOR EACH ROW EXECUTE FUNCTION gon_refuse('act is kept as it was written: DELETE is refused')",
        "CREATE TRIGGER act_no_truncate BEFORE TRUNCATE ON act FOR EACH STATEMENT EXECUTE FUNCTION gon_refuse('act is kept as it was written: TRUNCATE is refused')",
        "CREATE TRIGGER verdict_no_update BEFORE UPDATE ON verdict FOR EACH ROW EXECUTE FUNCTION gon_refuse('verdict is kept as it was written: UPDATE is refused')",
        "CREATE TRIGGER verdict_no_delete BEFORE DELETE ON verdict FOR EACH ROW EXECUTE FUNCTION gon_refuse('verdict is kept as it was written: DELETE is refused')",
        "CREATE TRIGGER verdict_no_truncate BEFORE TRUNCATE ON verdict FOR EACH STATEMENT EXECUTE FUNCTION gon_refuse('verdict is kept as it was written: TRUNCATE is refused')",
        "CREATE TRIGGER release_no_update BEFORE UPDATE ON release FOR EACH ROW EXECUTE FUNCTION gon_refuse('release is kept as it was written: UPDATE is refused')",
        "CREATE TRIGGER release_no_delete BEFORE DELETE ON release FOR EACH ROW EXECUTE FUNCTION gon_refuse('release is kept as it was written: DELETE is refused')",
        "CREATE TRIGGER release_no_truncate BEFORE TRUNCATE ON release FOR EACH STATEMENT EXECUTE FUNCTION gon_refuse('release is kept as it was written: TRUNCATE is refused')",
        "CREATE TRIGGER release_entry_no_update BEFORE UPDATE ON release_entry FOR EACH ROW EXECUTE FUNCTION gon_refuse('release_entry is kept as it was written: UPDATE is refused')",
        "CREATE TRIGGER release_entry_no_delete BEFORE DELETE ON release_entry FOR EACH ROW EXECUTE FUNCTION gon_refuse('release_entry is kept as it was written: DELETE is refused')",
        "CREATE TRIGGER release_entry_no_truncate BEFORE TRUNCATE ON release_entry FOR EACH STATEMENT EXECUTE FUNCTION gon_refuse('release_entry is kept as it was written: TRUNCATE is refused')",
        "CREATE TRIGGER edition_no_update BEFORE UPDATE OF hash, procedure, content, first_seen ON edition FOR EACH ROW EXECUTE FUNCTION gon_refuse('edition is kept as it was written: UPDATE is refused')",
        "CREATE TRIGGER edition_no_delete BEFORE DELETE ON edition FOR EACH ROW EXECUTE FUNCTION gon_refuse('edition is kept as it was written: DELETE is refused')",
        "CREATE TRIGGER edition_no_truncate BEFORE TRUNCATE ON edition FOR EACH STATEMENT EXECUTE FUNCTION gon_refuse('edition is kept as it was written: TRUNCATE is refused')",
        "CREATE FUNCTION gon_act_in_order() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM act) THEN RAISE EXCEPTION 'acts are numbered without a gap' USING ERRCODE = 'restrict_violation'; END IF; RETURN NEW; END $$",
        'CREATE TRIGGER act_gapless BEFORE INSERT ON act FOR EACH ROW EXECUTE FUNCTION gon_act_in_order()',
    ),
}


def upgrade() -> None:
    op.create_table('account',
    sa.Column('name', TEXT, nullable=False),
    sa.Column('display_name', TEXT, nullable=False),
    sa.Column('password_hash', TEXT, nullable=True),
    sa.Column('created_at', TEXT, nullable=False),
    sa.Column('disabled_at', TEXT, nullable=True),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.CheckConstraint('revision > 0', name=op.f('ck_account_revision')),
    sa.PrimaryKeyConstraint('name', name=op.f('pk_account')),
    sqlite_strict=True
    )
    op.create_table('act',
    sa.Column('seq', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('at', TEXT, nullable=False),
    sa.Column('actor', TEXT, nullable=False),
    sa.Column('role', TEXT, nullable=False),
    sa.Column('authority', TEXT, nullable=False),
    sa.Column('kind', TEXT, nullable=False),
    sa.Column('subject', TEXT, nullable=False),
    sa.Column('base_revision', sa.Integer(), nullable=True),
    sa.Column('body', sa.LargeBinary(), nullable=False),
    sa.Column('leaf', sa.LargeBinary(), nullable=False),
    sa.CheckConstraint('length(leaf) = 32', name=op.f('ck_act_leaf')),
    sa.PrimaryKeyConstraint('seq', name=op.f('pk_act')),
    sqlite_strict=True
    )
    with op.batch_alter_table('act', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_act_actor'), ['actor'], unique=False)
        batch_op.create_index(batch_op.f('ix_act_kind'), ['kind'], unique=False)
        batch_op.create_index(batch_op.f('ix_act_subject'), ['subject'], unique=False)

    op.create_table('edition',
    sa.Column('hash', TEXT, nullable=False),
    sa.Column('procedure', TEXT, nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.Column('source', TEXT, nullable=False),
    sa.Column('source_hash', TEXT, nullable=False),
    sa.Column('file', TEXT, nullable=False),
    sa.Column('first_seen', TEXT, nullable=False),
    sa.CheckConstraint('length(hash) = 64', name=op.f('ck_edition_hash')),
    sa.PrimaryKeyConstraint('hash', name=op.f('pk_edition')),
    sqlite_strict=True
    )
    with op.batch_alter_table('edition', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_edition_procedure'), ['procedure'], unique=False)

    op.create_table('projection',
    sa.Column('name', TEXT, nullable=False),
    sa.Column('value', TEXT, nullable=False),
    sa.PrimaryKeyConstraint('name', name=op.f('pk_projection')),
    sqlite_strict=True
    )
    op.create_table('account_grant',
    sa.Column('account', TEXT, nullable=False),
    sa.Column('authority', TEXT, nullable=False),
    sa.Column('role', TEXT, nullable=False),
    sa.CheckConstraint("role IN ('viewer', 'reviewer', 'controller', 'approver', 'publisher', 'administrator')", name=op.f('ck_account_grant_role')),
    sa.ForeignKeyConstraint(['account'], ['account.name'], name=op.f('fk_account_grant_account')),
    sa.PrimaryKeyConstraint('account', 'authority', name=op.f('pk_account_grant')),
    sqlite_strict=True
    )
    op.create_table('idempotency',
    sa.Column('actor', TEXT, nullable=False),
    sa.Column('key', TEXT, nullable=False),
    sa.Column('kind', TEXT, nullable=False),
    sa.Column('request', TEXT, nullable=False),
    sa.Column('outcome', TEXT, nullable=False),
    sa.Column('act', sa.Integer(), nullable=False),
    sa.Column('at', TEXT, nullable=False),
    sa.ForeignKeyConstraint(['act'], ['act.seq'], name=op.f('fk_idempotency_act')),
    sa.PrimaryKeyConstraint('actor', 'key', name=op.f('pk_idempotency')),
    sqlite_strict=True
    )
    op.create_table('procedure',
    sa.Column('key', TEXT, nullable=False),
    sa.Column('authority', TEXT, nullable=False),
    sa.Column('code', TEXT, nullable=False),
    sa.Column('name', TEXT, nullable=False),
    sa.Column('edition', TEXT, nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('loaded_at', TEXT, nullable=False),
    sa.CheckConstraint("key = authority || '/' || code", name=op.f('ck_procedure_key')),
    sa.CheckConstraint('revision > 0', name=op.f('ck_procedure_revision')),
    sa.ForeignKeyConstraint(['edition'], ['edition.hash'], name=op.f('fk_procedure_edition')),
    sa.PrimaryKeyConstraint('key', name=op.f('pk_procedure')),
    sa.UniqueConstraint('authority', 'code', name=op.f('uq_procedure_authority')),
    sqlite_strict=True
    )
    with op.batch_alter_table('procedure', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_procedure_code'), ['code'], unique=False)

    op.create_table('release',
    sa.Column('number', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('authority', TEXT, nullable=False),
    sa.Column('decision_number', TEXT, nullable=False),
    sa.Column('decided_on', TEXT, nullable=False),
    sa.Column('effective', TEXT, nullable=False),
    sa.Column('follows', TEXT, nullable=True),
    sa.Column('title', TEXT, nullable=False),
    sa.Column('sha256', TEXT, nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.Column('act', sa.Integer(), nullable=False),
    sa.CheckConstraint('length(sha256) = 64', name=op.f('ck_release_sha256')),
    sa.ForeignKeyConstraint(['act'], ['act.seq'], name=op.f('fk_release_act')),
    sa.PrimaryKeyConstraint('number', name=op.f('pk_release')),
    sa.UniqueConstraint('authority', 'decision_number', name=op.f('uq_release_authority')),
    sqlite_strict=True
    )
    op.create_table('session',
    sa.Column('hash', TEXT, nullable=False),
    sa.Column('account', TEXT, nullable=False),
    sa.Column('created_at', TEXT, nullable=False),
    sa.Column('expires_at', TEXT, nullable=False),
    sa.Column('revoked_at', TEXT, nullable=True),
    sa.CheckConstraint('length(hash) = 64', name=op.f('ck_session_hash')),
    sa.ForeignKeyConstraint(['account'], ['account.name'], name=op.f('fk_session_account')),
    sa.PrimaryKeyConstraint('hash', name=op.f('pk_session')),
    sqlite_strict=True
    )
    with op.batch_alter_table('session', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_session_account'), ['account'], unique=False)

    op.create_table('token',
    sa.Column('hash', TEXT, nullable=False),
    sa.Column('account', TEXT, nullable=False),
    sa.Column('name', TEXT, nullable=False),
    sa.Column('scopes', TEXT, nullable=False),
    sa.Column('created_at', TEXT, nullable=False),
    sa.Column('expires_at', TEXT, nullable=False),
    sa.Column('last_used_at', TEXT, nullable=True),
    sa.Column('revoked_at', TEXT, nullable=True),
    sa.CheckConstraint('length(hash) = 64', name=op.f('ck_token_hash')),
    sa.ForeignKeyConstraint(['account'], ['account.name'], name=op.f('fk_token_account')),
    sa.PrimaryKeyConstraint('hash', name=op.f('pk_token')),
    sa.UniqueConstraint('account', 'name', name=op.f('uq_token_account')),
    sqlite_strict=True
    )
    op.create_table('finding',
    sa.Column('fingerprint', TEXT, nullable=False),
    sa.Column('rule', TEXT, nullable=False),
    sa.Column('procedure', TEXT, nullable=False),
    sa.Column('element', TEXT, nullable=False),
    sa.Column('edition', TEXT, nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('first_seen', TEXT, nullable=False),
    sa.Column('last_seen', TEXT, nullable=False),
    sa.Column('gone_at', TEXT, nullable=True),
    sa.Column('returned_at', TEXT, nullable=True),
    sa.CheckConstraint('revision > 0', name=op.f('ck_finding_revision')),
    sa.ForeignKeyConstraint(['edition'], ['edition.hash'], name=op.f('fk_finding_edition')),
    sa.ForeignKeyConstraint(['procedure'], ['procedure.key'], name=op.f('fk_finding_procedure')),
    sa.PrimaryKeyConstraint('fingerprint', name=op.f('pk_finding')),
    sqlite_strict=True
    )
    with op.batch_alter_table('finding', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_finding_procedure'), ['procedure'], unique=False)
        batch_op.create_index(batch_op.f('ix_finding_rule'), ['rule'], unique=False)

    op.create_table('release_entry',
    sa.Column('release', sa.Integer(), nullable=False),
    sa.Column('procedure', TEXT, nullable=False),
    sa.Column('edition', TEXT, nullable=False),
    sa.Column('change', TEXT, nullable=False),
    sa.Column('successor', TEXT, nullable=True),
    sa.CheckConstraint("change IN ('new', 'amended', 'replaced', 'abolished', 'standardised')", name=op.f('ck_release_entry_change')),
    sa.ForeignKeyConstraint(['edition'], ['edition.hash'], name=op.f('fk_release_entry_edition')),
    sa.ForeignKeyConstraint(['procedure'], ['procedure.key'], name=op.f('fk_release_entry_procedure')),
    sa.ForeignKeyConstraint(['release'], ['release.number'], name=op.f('fk_release_entry_release')),
    sa.ForeignKeyConstraint(['successor'], ['procedure.key'], name=op.f('fk_release_entry_successor')),
    sa.PrimaryKeyConstraint('release', 'procedure', name=op.f('pk_release_entry')),
    sqlite_strict=True
    )
    with op.batch_alter_table('release_entry', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_release_entry_procedure'), ['procedure'], unique=False)

    op.create_table('review_case',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('procedure', TEXT, nullable=False),
    sa.Column('edition', TEXT, nullable=False),
    sa.Column('state', TEXT, nullable=False),
    sa.Column('reason', TEXT, nullable=False),
    sa.Column('opened_by', TEXT, nullable=False),
    sa.Column('opened_at', TEXT, nullable=False),
    sa.Column('closed_at', TEXT, nullable=True),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.CheckConstraint('revision > 0', name=op.f('ck_review_case_revision')),
    sa.ForeignKeyConstraint(['edition'], ['edition.hash'], name=op.f('fk_review_case_edition')),
    sa.ForeignKeyConstraint(['procedure'], ['procedure.key'], name=op.f('fk_review_case_procedure')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_review_case')),
    sqlite_autoincrement=True,
    sqlite_strict=True
    )
    with op.batch_alter_table('review_case', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_review_case_procedure'), ['procedure'], unique=False)
        batch_op.create_index('uq_review_case_open', ['procedure'], unique=True, sqlite_where=sa.text('closed_at IS NULL'), postgresql_where=sa.text('closed_at IS NULL'))

    op.create_table('sighting',
    sa.Column('fingerprint', TEXT, nullable=False),
    sa.Column('edition', TEXT, nullable=False),
    sa.Column('version', TEXT, nullable=False),
    sa.Column('severity', TEXT, nullable=False),
    sa.Column('criterion', TEXT, nullable=False),
    sa.Column('state_register', TEXT, nullable=True),
    sa.Column('message_vi', TEXT, nullable=False),
    sa.Column('message_en', TEXT, nullable=False),
    sa.Column('line', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('sentence', TEXT, nullable=True),
    sa.Column('evidence', TEXT, nullable=False),
    sa.Column('basis', TEXT, nullable=False),
    sa.Column('remedy', TEXT, nullable=False),
    sa.Column('confidence', TEXT, nullable=False),
    sa.Column('gone_at', TEXT, nullable=True),
    sa.CheckConstraint("confidence IN ('confirmed', 'suggested')", name=op.f('ck_sighting_confidence')),
    sa.CheckConstraint("severity IN ('critical', 'high', 'medium', 'low', 'info')", name=op.f('ck_sighting_severity')),
    sa.ForeignKeyConstraint(['edition'], ['edition.hash'], name=op.f('fk_sighting_edition')),
    sa.ForeignKeyConstraint(['fingerprint'], ['finding.fingerprint'], name=op.f('fk_sighting_fingerprint')),
    sa.PrimaryKeyConstraint('fingerprint', 'edition', name=op.f('pk_sighting')),
    sqlite_strict=True
    )
    with op.batch_alter_table('sighting', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_sighting_edition'), ['edition'], unique=False)

    op.create_table('verdict',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('finding', TEXT, nullable=False),
    sa.Column('decision', TEXT, nullable=False),
    sa.Column('reason', TEXT, nullable=True),
    sa.Column('words', TEXT, nullable=False),
    sa.Column('until', TEXT, nullable=True),
    sa.Column('actor', TEXT, nullable=False),
    sa.Column('role', TEXT, nullable=False),
    sa.Column('at', TEXT, nullable=False),
    sa.Column('act', sa.Integer(), nullable=False),
    sa.CheckConstraint("decision <> 'dismissed' OR reason IS NOT NULL", name=op.f('ck_verdict_reason')),
    sa.CheckConstraint("decision = 'accepted' OR length(words) > 0", name=op.f('ck_verdict_words')),
    sa.CheckConstraint("decision IN ('accepted', 'dismissed', 'reopened')", name=op.f('ck_verdict_decision')),
    sa.ForeignKeyConstraint(['act'], ['act.seq'], name=op.f('fk_verdict_act')),
    sa.ForeignKeyConstraint(['finding'], ['finding.fingerprint'], name=op.f('fk_verdict_finding')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_verdict')),
    sqlite_autoincrement=True,
    sqlite_strict=True
    )
    with op.batch_alter_table('verdict', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_verdict_finding'), ['finding'], unique=False)
    for statement in GUARDS[op.get_bind().dialect.name]:
        op.execute(statement)
