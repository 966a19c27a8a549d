"""What the database itself makes of the parts, so that no question has to work it out again.

Who asks for which paper is a list that every question about papers begins with; which entries are
loaded is where every question about what is loaded begins. Both are found by whole numbers and in
the order in which they are counted: over a large catalogue that is most of what a question costs.
"""

from sqlalchemy import delete, insert, select, text
from sqlmodel import Session, col

from registry.procedure.vocabulary import DocumentKind, FetchedBy
from registry.store.part_tables import EntryRow, LoadedEntryRow
from registry.store.tables import ProcedureRow

# What applicants write for one procedure is no paper that several procedures share.
OWN_KINDS = (DocumentKind.APPLICATION_FORM, DocumentKind.DECLARATION_LIST)

# A paper that may be handed in instead stands for itself; its heading is no paper then. One element
# may name a paper twice, by an old name and a new one.
_ASKS = f"""
INSERT INTO part_ask (
  canonical, entry, element, name, form, required, choice, authority, yearly_volume
)
SELECT m.canonical, m.entry, m.element, min(m.name), min(m.form), max(m.required), min(m.choice),
  e.authority, e.yearly_volume
FROM (
  SELECT d.canonical, d.entry, d.element, d.name, d.form, d.required, 0 AS choice
  FROM part_document d
  WHERE d.entry > :last AND d.fallback_only = 0 AND d.fetched_by = '{FetchedBy.APPLICANT}'
    AND d.vague = 0 AND coalesce(d.kind, '') NOT IN {tuple(map(str, OWN_KINDS))}
    AND NOT EXISTS (
      SELECT 1 FROM part_alternative a WHERE a.entry = d.entry AND a.element = d.element)
UNION ALL
  SELECT c.canonical, c.entry, c.element, c.name, d.form, 0, 1
  FROM part_alternative c JOIN part_document d ON d.entry = c.entry AND d.element = c.element
  WHERE c.entry > :last AND d.fallback_only = 0 AND d.fetched_by = '{FetchedBy.APPLICANT}'
    AND c.vague = 0 AND coalesce(c.kind, d.kind, '') NOT IN {tuple(map(str, OWN_KINDS))}
) m
JOIN catalogue_entry e ON e.id = m.entry
GROUP BY m.canonical, m.entry, m.element, e.authority, e.yearly_volume
"""


def add_asks(session: Session, *, after: int) -> None:
    """Lists what the entries with numbers above `after` ask for; they are not listed yet."""
    session.connection().execute(text(_ASKS), {"last": after})


def keep_loaded(session: Session) -> None:
    """Makes the entries of what is loaded those of the editions that procedures point at."""
    session.execute(delete(LoadedEntryRow))
    entries = select(col(EntryRow.id)).join(
        ProcedureRow, col(ProcedureRow.edition) == col(EntryRow.edition)
    )
    session.execute(insert(LoadedEntryRow).from_select(["entry"], entries))
