"""HTML: the report as one file that opens without a network."""

from __future__ import annotations

from jinja2 import Environment
from markupsafe import Markup

from facilitator.domain.message import messages
from facilitator.show.language import say_counted
from facilitator.show.views import context

from .build import Report, Section


def as_html(report: Report, environment: Environment, css: str) -> bytes:
    """One file with its styles inside, UTF-8."""
    page = environment.get_template("report/report.html").render({
        **context(report.workshop, None), "made": report.at,
        "css": Markup(css),  # noqa: S704 - a file of ours
        "facts": headline_facts(report), "organisations": report.people(),
        "chapters": [{
            "id": section.activity.id, "title": section.activity.title,
            "question": section.activity.question, "kind_title": section.kind_title,
            "html": _chapter(report, section, environment),
        } for section in report.sections if section.picture],
    })
    return page.encode()


def headline_facts(report: Report) -> list[dict[str, object]]:
    """The few numbers a report begins with: those that are above nothing."""
    people = report.people()
    counted = (
        (sum(int(str(row["present"])) for row in people), messages("deltagare", "deltagare")),
        (sum(bool(row["present"]) for row in people),
         messages("organisation", "organisationer")),
        (sum(section.count for section in report.sections), messages("bidrag", "bidrag")),
        (sum(section.picture is not None for section in report.sections),
         messages("moment med bidrag", "moment med bidrag")),
    )
    return [{"number": number, "words": say_counted(report.language, *words, number)}
            for number, words in counted if number]


def _chapter(report: Report, section: Section, environment: Environment) -> Markup:
    if section.picture is None:
        return Markup("")
    template = environment.get_template(section.picture.template)
    html = template.render(
        {**context(report.workshop, section.activity), **section.picture.data})
    return Markup(html)  # noqa: S704 - Jinja made it
