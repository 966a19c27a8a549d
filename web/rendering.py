"""Templates to HTML: one environment per language, so that macros know it without being told."""

from functools import cache, partial

from jinja2 import Environment, PackageLoader, StrictUndefined

from web import assets
from web.filters import filters
from web.labels import Language, words_of
from web.links import link
from web.words import translate


@cache
def environment(lang: Language) -> Environment:
    """A template that names what its page did not ask for is an error, not an empty place."""
    found = Environment(
        loader=PackageLoader("web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters.update(filters(lang))
    found.globals.update(
        lang=lang,
        asset=assets.address,
        t=partial(translate, lang=lang),
        link=partial(link, lang=lang),
        words_of=lambda vocabulary: tuple(words_of(vocabulary)),
    )
    return found


def render(template: str, lang: Language, **context: object) -> str:
    return environment(lang).get_template(template).render(context)
