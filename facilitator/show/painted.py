"""A part of a page as markup, for pages that are asked for and not told of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b

from jinja2 import Environment
from markupsafe import Markup

from facilitator.domain.picture import Part


@dataclass(frozen=True, slots=True)
class Painted:
    """What fills an element, and a short hash of it: a page asks only for what is another."""

    html: Markup
    mark: str


def painted(part: Part, environment: Environment, context: Mapping[str, object]) -> Painted:
    """`part` with its own data before `context`."""
    html = environment.get_template(part.template).render({**context, **part.data})
    return Painted(Markup(html), blake2b(html.encode(), digest_size=8).hexdigest())  # noqa: S704 - made by our templates
