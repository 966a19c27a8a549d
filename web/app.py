"""The web application: which address is answered by what, and what all answers pass through."""

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute

from registry.store import Store, StoreBusy
from web import failures, health
from web.addresses import AddressUnknown
from web.api import Api
from web.assets import Assets
from web.failures import Requests
from web.guard import Guard
from web.page import Handler, public
from web.pages.catalogue import catalogue
from web.pages.changes import changes
from web.pages.control import initiatives, inspections, record_initiative, record_inspection
from web.pages.dashboard import dashboard
from web.pages.docs import docs
from web.pages.exports import parts_bpmn, procedure_bpmn, procedure_jsonld, procedure_poster
from web.pages.feedback import (
    feedback,
    follow_feedback,
    follow_page,
    new_feedback,
    send_feedback,
    supplement_feedback,
)
from web.pages.feeds import feed, feed_page, open_search, robots, sitemap
from web.pages.inbox import handle, inbox, inbox_item
from web.pages.lists import dcat_catalogue, list_file, lists
from web.pages.measures import (
    add_suggested,
    change_measure,
    remove_operation,
    write_operation,
)
from web.pages.measuring import record_measurement
from web.pages.overlaps import overlaps
from web.pages.papers import paper, plan_paper
from web.pages.plan import (
    add_item,
    approve_plan,
    calendar,
    change_item,
    finish_item,
    plan,
    remove_item,
)
from web.pages.plans import make_plan, plans
from web.pages.procedure import procedure
from web.pages.radar import radar
from web.pages.reform import reform, reform_file
from web.pages.registers import registers
from web.pages.releases import (
    release,
    release_bytes,
    release_key,
    release_paper,
    release_signature,
    releases,
)
from web.pages.review_acts import accept_consequence, act, add_measure, remove_measure
from web.pages.review_forms import answer_form, review_forms
from web.pages.reviews import review, reviews, triage
from web.pages.rules import rule, rules
from web.pages.scorecards import (
    freeze_scorecard,
    scorecard,
    scorecard_file,
    scorecard_preview,
    scorecards,
)
from web.pages.targets import targets
from web.pages.webhooks import act_on_webhook, add_webhook, webhooks
from web.settings import Settings
from web.signing_in import sign_in, sign_in_page, sign_out
from web.site import Clock, Site

PUBLIC_PAGES: dict[str, Handler] = {
    "/": catalogue,
    "/procedures/{code}": procedure,
    "/registers": registers,
    "/rules": rules,
    "/rules/{id}": rule,
    "/overlaps": overlaps,
    "/radar": radar,
    "/releases": releases,
    "/releases/{number:path}": release,
    "/changes": changes,
    "/feeds": feed_page,
    "/feedback": feedback,
    "/procedures/{code}/poster.pdf": procedure_poster,
    "/lists": lists,
    "/lists/{authority}.{format}": list_file,
    "/dcat.jsonld": dcat_catalogue,
    "/dashboard": dashboard,
    "/docs": docs,
}
# Pages that change when feedback is published, which is no release.
WITH_FEEDBACK = frozenset({"/procedures/{code}", "/feedback"})

PRIVATE_PAGES: dict[str, Handler] = {
    "/feedback/new": new_feedback,
    "/feedback/follow": follow_page,
    "/feedback/inbox": inbox,
    "/feedback/inbox/{number}": inbox_item,
    "/initiatives": initiatives,
    "/inspections": inspections,
    "/plans": plans,
    "/plans/{id}": plan,
    "/plans/{id}/deadlines.ics": calendar,
    "/plans/{id}/papers/review-plan.{format}": plan_paper,
    "/reform": reform,
    "/reform.{format}": reform_file,
    "/reviews": reviews,
    "/reviews/{id}": review,
    "/reviews/{id}/forms": review_forms,
    "/scorecards": scorecards,
    "/scorecards/preview": scorecard_preview,
    "/scorecards/{number}.{format}": scorecard_file,
    "/scorecards/{number}": scorecard,
    "/sign-in": sign_in_page,
    "/webhooks": webhooks,
    "/targets": targets,
}
FORMS: dict[str, Handler] = {
    "/feedback/new": send_feedback,
    "/feedback/follow": follow_feedback,
    "/feedback/follow/add": supplement_feedback,
    "/feedback/inbox/{number}/acts/{act}": handle,
    "/initiatives": record_initiative,
    "/inspections": record_inspection,
    "/plans": make_plan,
    "/plans/{id}/items": add_item,
    "/plans/{id}/items/{item}": change_item,
    "/plans/{id}/items/{item}/remove": remove_item,
    "/plans/{id}/items/{item}/finish": finish_item,
    "/plans/{id}/approve": approve_plan,
    "/reviews/{id}/findings/{fingerprint}": triage,
    "/reviews/{id}/acts/{act}": act,
    "/reviews/{id}/forms": answer_form,
    "/reviews/{id}/consequences": accept_consequence,
    "/reviews/{id}/measures": add_measure,
    "/reviews/{id}/suggestions": add_suggested,
    "/reviews/{id}/measures/{measure}": change_measure,
    "/reviews/{id}/measures/{measure}/operations": write_operation,
    "/reviews/{id}/measures/{measure}/operations/remove": remove_operation,
    "/reviews/{id}/measures/{measure}/remove": remove_measure,
    "/reviews/{id}/measures/{measure}/measurement": record_measurement,
    "/scorecards": freeze_scorecard,
    "/sign-in": sign_in,
    "/sign-out": sign_out,
    "/webhooks": add_webhook,
    "/webhooks/{number}/acts/{act}": act_on_webhook,
}


def create_app(store: Store, settings: Settings, *, clock: Clock | None = None) -> Starlette:
    """The site over an open store; whoever opened the store closes it. Reads what is published."""
    app = Starlette(
        routes=routes(),
        middleware=[
            Middleware(Guard),
            Middleware(GZipMiddleware, minimum_size=1000, compresslevel=5),
            Middleware(Requests),
        ],
        exception_handlers={
            HTTPException: failures.refused,
            StoreBusy: failures.busy,
            AddressUnknown: failures.address_unknown,
        },
    )
    app.state.site = Site(store, settings, clock)
    return app


def routes() -> list[BaseRoute]:
    return [
        Mount("/static", Assets(), name="static"),
        Route("/healthz", health.healthz),
        Route("/readyz", health.readyz),
        Route("/graphql", api := Api()),
        WebSocketRoute("/graphql", api),
        Route("/sitemap.xml", sitemap),
        Route("/opensearch.xml", open_search),
        Route("/robots.txt", robots),
        Route("/feeds/{name:path}.{format:str}", feed),
        Route("/procedures/{code}.jsonld", procedure_jsonld),
        Route("/procedures/{code}/parts.bpmn", parts_bpmn),
        Route("/procedures/{code}.bpmn", procedure_bpmn),
        Route("/releases/{number:path}.json", release_bytes),
        Route("/releases/{number:path}.sig", release_signature),
        Route("/releases/{number:path}.pem", release_key),
        Route("/releases/{number:path}.docx", release_paper),
        Route("/releases/{number:path}.pdf", release_paper),
        Route("/releases/{number:path}.xlsx", release_paper),
        Route("/reviews/{id}/papers/{name}.{format}", paper),
        *(
            Route(path, public(handler, with_feedback=path in WITH_FEEDBACK))
            for path, handler in PUBLIC_PAGES.items()
        ),
        *(Route(path, handler) for path, handler in PRIVATE_PAGES.items()),
        *(Route(path, handler, methods=["POST"]) for path, handler in FORMS.items()),
    ]
