"""The GraphQL objects of one snapshot: made when first asked for, kept as long as the snapshot.

Parts of a procedure are the model's own objects; only what has to be looked up elsewhere (agencies,
authorities) or belongs to the publication is made anew. Nothing here reads a database.
"""

from collections.abc import Sequence
from functools import cached_property, lru_cache, partial
from typing import TypeVar

from registry.analysis.deadlines.step_time import step_time
from registry.procedure import model
from registry.procedure.place_words import PlaceWords
from registry.publication import contents
from registry.publication.catalogue import Catalogue
from registry.publication.facets import Found
from registry.publication.procedures import highest_severity, open_findings, service_level
from registry.publication.radar import RadarEntry as RegistryRadarEntry
from registry.publication.wanted import FindingFilter
from registry.reference import headed_type
from registry.refusals import Words
from rules import Text
from schema.buckets import buckets, by_facet
from schema.linked import Linked
from schema.paging import Asked, Cursors, Page
from schema.registers import shown_register, shown_type
from schema.releases import shown_announcement, shown_release
from schema.rules import made_rule, strange_rule
from schema.showing import shown
from schema.types import parts
from schema.types.connections import (
    Edge,
    FacetBucket,
    FindingConnection,
    FindingFacets,
    PageInfo,
    ProcedureConnection,
    ProcedureFacets,
    ReleaseConnection,
    SearchAnswer,
)
from schema.types.finding import Finding, ProcedureName, Rule
from schema.types.node import global_id
from schema.types.procedure import Procedure
from schema.types.radar import Provision, RadarConnection, RadarEntry, RadarFacets, RadarPaper
from schema.types.reference import (
    AdministrativeField,
    Agency,
    Authority,
    DocumentType,
    StateRegister,
)
from schema.types.release import Release, UpcomingChange
from schema.types.suppression import Suppression

Made = TypeVar("Made")
Shown = TypeVar("Shown")


class Views:
    """What GraphQL shows of one snapshot."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._procedures: list[Procedure | None] = [None] * len(catalogue.procedures)
        self._authorities: dict[str, Authority] = {}
        self._agencies: dict[str, Agency] = {}
        self._strange_rules: dict[str, Rule] = {}

    def procedure(self, row: int) -> Procedure:
        made = self._procedures[row]
        if made is None:
            made = self._procedures[row] = self._made_procedure(self.catalogue.procedures[row])
        return made

    def procedure_of(self, identity: tuple[str, str]) -> Procedure | None:
        authority, code = identity
        row = self.catalogue.row(code, authority)
        return None if row is None else self.procedure(row)

    def finding(self, place: int) -> Finding:
        """The finding at a place of the catalogue's list."""
        found = self.catalogue.findings[place]
        findings = self.procedure(found.row).findings
        return next(f for f in findings if f.fingerprint == found.finding.fingerprint)

    def procedures(self, found: Found, asked: Asked) -> ProcedureConnection:
        cursors = Cursors("p", self.catalogue.rows_revision)
        page = cursors.page(found.rows, asked)
        return ProcedureConnection(
            edges=[Edge(node=self.procedure(row), cursor=cursors.of(row)) for row in page.rows],
            page_info=page_info(page, cursors),
            total_count=len(found.rows),
            facets=ProcedureFacets(count=partial(self._buckets, found)),
            search=search_answer(found),
        )

    def findings(self, found: Found, asked: Asked) -> FindingConnection:
        cursors = Cursors("f", self.catalogue.findings_revision)
        page = cursors.page(found.rows, asked)
        return FindingConnection(
            edges=[Edge(node=self.finding(row), cursor=cursors.of(row)) for row in page.rows],
            page_info=page_info(page, cursors),
            total_count=len(found.rows),
            facets=FindingFacets(count=partial(self._buckets, found)),
        )

    def findings_of_rule(self, rule: str, asked: Asked) -> FindingConnection:
        found = self.catalogue.find_findings(FindingFilter(rule=(rule,)))
        return self.findings(found, asked)

    def radar_entries(self, found: Found, asked: Asked) -> RadarConnection:
        cursors = Cursors("a", self.catalogue.rows_revision)
        page = cursors.page(found.rows, asked)
        entries = self.catalogue.radar.entries
        return RadarConnection(
            edges=[
                Edge(node=self._radar_entry(entries[row]), cursor=cursors.of(row))
                for row in page.rows
            ],
            page_info=page_info(page, cursors),
            total_count=len(found.rows),
            facets=RadarFacets(count=partial(self._buckets, found)),
        )

    def releases(self, asked: Asked) -> ReleaseConnection:
        cursors = Cursors("r", self.catalogue.rows_revision)
        rows = range(len(self.releases_by_age))
        page = cursors.page(rows, asked)
        return ReleaseConnection(
            edges=[Edge(node=self.releases_by_age[n], cursor=cursors.of(n)) for n in page.rows],
            page_info=page_info(page, cursors),
            total_count=len(rows),
        )

    def release_numbered(self, sequence: int) -> Release | None:
        """A release by its place among all; null when it is newer than this."""
        return next((r for r in self.releases_by_age if r.sequence == sequence), None)

    @cached_property
    def releases_by_age(self) -> tuple[Release, ...]:
        """Newest first, each with the one before it."""
        made: list[Release] = []
        for release in reversed(self.catalogue.releases):
            previous = made[-1] if made else None
            made.append(shown_release(release, previous, self.catalogue.as_of, self.authority))
        return tuple(reversed(made))

    @cached_property
    def rules(self) -> dict[str, Rule]:
        return {rule.header.id: made_rule(rule, self.catalogue) for rule in self.catalogue.rules}

    def authority(self, key: str) -> Authority:
        """An authority; one that the reference does not know is shown by its key."""
        if key not in self._authorities:
            found = self.catalogue.authority(key)
            self._authorities[key] = Authority(
                id=global_id("Authority", key),
                key=key,
                name=found.name.vi if found else key,
                name_en=found.name.en if found else None,
                short=found.short if found else None,
                level=found.level if found else None,
            )
        return self._authorities[key]

    @cached_property
    def fields(self) -> list[AdministrativeField]:
        return [
            AdministrativeField(name=str(bucket.value), procedure_count=bucket.count)
            for bucket in self.catalogue.fields
        ]

    @cached_property
    def registers(self) -> list[StateRegister]:
        known = self.catalogue.reference
        return [
            shown_register(register, known, self.catalogue.as_of, self.authority)
            for register in known.registers.values()
        ]

    @cached_property
    def document_types(self) -> dict[str, DocumentType]:
        known = self.catalogue.reference
        return {
            kind.key: shown_type(kind, known, self.catalogue.as_of, self.authority)
            for kind in known.document_types.values()
        }

    def document_type_of(self, key: str | None, name: str) -> DocumentType | None:
        """The type that a file names, else the one that the paper's name opens with."""
        if key in self.document_types:
            return self.document_types[key]
        found = headed_type(self.catalogue.reference, name)
        return self.document_types[found.key] if found else None

    def agency(self, agency: model.Agency) -> Agency:
        if agency.key is None:
            return Agency(key=None, name=agency.name or "", name_en=None, level=agency.level)
        if agency.key not in self._agencies:
            known = self.authority(agency.key)
            self._agencies[agency.key] = Agency(
                key=known.key, name=known.name, name_en=known.name_en, level=known.level
            )
        return self._agencies[agency.key]

    def rule(self, finding: contents.CatalogueFinding) -> Rule:
        """The rule of a finding; one that is no longer shipped is shown as deprecated."""
        if finding.rule in self.rules:
            return self.rules[finding.rule]
        if finding.rule not in self._strange_rules:
            self._strange_rules[finding.rule] = strange_rule(finding, self.catalogue)
        return self._strange_rules[finding.rule]

    def _made_procedure(self, item: contents.CatalogueProcedure) -> Procedure:
        source, key = item.procedure, "/".join(item.identity)
        words = PlaceWords(source)
        made = shown(
            Procedure,
            source,
            id=global_id("Procedure", key),
            authority=self.authority(source.authority),
            domain=source.field,
            domain_en=source.field_en,
            agencies=self._agencies_of(source.agencies),
            steps=None if source.steps is None else [self._step(step) for step in source.steps],
            decision=self._decision(source.decision),
            service_level=service_level(source),
            edition=item.edition,
            abolished=not item.is_in_force,
            releases=[shown_announcement(each, self.authority) for each in item.history],
            upcoming=[self._upcoming(each) for each in self.catalogue.upcoming(item)],
            findings=[],
            suppressions=[
                shown(Suppression, each, said=each.reason, actor=each.by, words=words)
                for each in source.suppress
            ],
            finding_count=len(open_findings(item)),
            highest_severity=highest_severity(item),
            successor=item.successor,
            content=source,
            receiving=self._receiving(source.receiving),
            linked=Linked(self, item),
        )
        named = self.named(*item.identity, source.name)
        made.findings = [self.shown_finding(finding, named, words) for finding in item.findings]
        return made

    def _upcoming(self, change: contents.DatedChange) -> UpcomingChange:
        successor = change.successor
        return UpcomingChange(
            day=change.day,
            kind=change.kind,
            by=shown_announcement(change.by, self.authority) if change.by else None,
            replaced_by=self.named(*successor, self.catalogue.name_of(*successor))
            if successor
            else None,
        )

    def step_time_of(self, source: model.Procedure) -> parts.StepTime | None:
        """How long its steps take; None where that is not known."""
        found = step_time(source)
        return shown(parts.StepTime, found, steps=list(found.steps)) if found else None

    def _agencies_of(self, source: model.Agencies | None) -> parts.Agencies | None:
        if source is None:
            return None
        names = ("executing", "deciding", "coordinating")
        lists = {name: getattr(source, name) for name in names}
        return parts.Agencies(
            **{
                name: None if agencies is None else [self.agency(agency) for agency in agencies]
                for name, agencies in lists.items()
            }
        )

    def _receiving(self, source: model.Receiving | None) -> object:
        if source is None or source.desk is None:
            return source
        return shown(parts.Receiving, source, desk=self.agency(source.desk))

    def _step(self, step: model.Step) -> object:
        if step.agency is None:
            return step
        return shown(parts.Step, step, agency=self.agency(step.agency))

    def _decision(self, decision: model.Decision | None) -> object:
        if decision is None or decision.issuer is None:
            return decision
        return shown(parts.Decision, decision, issuer=self.authority(decision.issuer))

    def named(self, authority: str, code: str, name: str) -> ProcedureName:
        """A procedure by name, published or not."""
        return ProcedureName(
            code=code, name=name, authority=self.authority(authority), identity=(authority, code)
        )

    def shown_finding(
        self,
        finding: contents.CatalogueFinding,
        procedure: ProcedureName,
        words: PlaceWords | None = None,
    ) -> Finding:
        """A finding; `words` tell its place where the content is at hand."""
        return shown(
            Finding,
            finding,
            id=global_id("Finding", finding.fingerprint),
            rule=self.rule(finding),
            rule_version=finding.version,
            register_=finding.register,
            source_sentence=finding.sentence,
            procedure=procedure,
            suppression=_suppression(finding, words),
            text=finding.message,
            words=words,
        )

    def _radar_entry(self, entry: RegistryRadarEntry) -> RadarEntry:
        row, types = entry.adopted.replaced, self.catalogue.reference.document_types
        procedure = entry.procedure.procedure
        return RadarEntry(
            state=entry.adopted.state,
            row=row.row,
            procedure=self.named(*entry.procedure.identity, procedure.name),
            replaced=[types[key].name.vi for key in row.types],
            registers=list(row.registers),
            database=row.database,
            provision=shown(Provision, row.provision),
            papers=[RadarPaper(element=f"documents/{d.id}", name=d.name) for d in entry.papers],
            newest_instrument=entry.adopted.newest,
        )

    def _buckets(self, found: Found, facet: str) -> Sequence[FacetBucket]:
        named = self._rule_title if facet == "rule" else by_facet(facet, self.catalogue.reference)
        return buckets(found.counts(facet), named)

    def _rule_title(self, rule: str) -> Words:
        title = self.rules[rule].texts.title if rule in self.rules else Text(vi=rule, en=rule)
        return Words(title.vi, title.en)


def search_answer(found: Found) -> SearchAnswer | None:
    """How the words were searched; None where none were."""
    if found.searched is None:
        return None
    return SearchAnswer(
        match=found.searched.match,
        missing_words=list(found.searched.missing),
        without_filter=found.without_choices,
        suggestions=list(found.searched.suggestions),
    )


@lru_cache(maxsize=8)  # what is served, and a few other days
def views_of(catalogue: Catalogue) -> Views:
    """The views of a snapshot, the same ones each time as long as it is served."""
    return Views(catalogue)


def _suppression(
    finding: contents.CatalogueFinding, words: PlaceWords | None
) -> Suppression | None:
    held = finding.held
    if held is None:
        return None
    return Suppression(
        rule=finding.rule,
        element=finding.element,
        until=held.until,
        said=held.reason,
        actor=held.by,
        words=words or PlaceWords(None),
    )


def page_info(page: Page, cursors: Cursors) -> PageInfo:
    return PageInfo(
        has_next_page=page.has_next,
        has_previous_page=page.has_previous,
        start_cursor=cursors.of(page.rows[0]) if page.rows else None,
        end_cursor=cursors.of(page.rows[-1]) if page.rows else None,
    )
