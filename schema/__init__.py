"""The GraphQL face of the registry.

`schema.enums` comes before all types: strawberry must know the closed words when a type names one.
"""

from schema.context import Context
from schema.enums import Language
from schema.execution import SCHEMA, Schema, execute
from schema.loading import request
from schema.views import Views, views_of

__all__ = ["SCHEMA", "Context", "Language", "Schema", "Views", "execute", "request", "views_of"]
