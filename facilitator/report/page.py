"""HTML: the report as one file that opens without a network."""

from __future__ import annotations

from jinja2 import Environment

from facilitator.show.views import context

from .build import Report, Section


def as_html(report: Report, environment: Environment, css: str) -> bytes:
    """One file with its styles inside, UTF-8."""
    sections = [{
        "activity": section.activity, "html": _chapter(report, section, environment),
        "count": section.count,
    } for section in report.sections if section.picture]
    people = report.people()
    page = environment.get_template("report/report.html").render({
        **context(report.workshop, None), "made": report.at, "css": css, "sections": sections,
        "people": people, "present": sum(int(str(row["present"])) for row in people),
        "organisations": sum(bool(row["present"]) for row in people),
        "agenda": [section.activity for section in report.sections],
    })
    return page.encode()


def _chapter(report: Report, section: Section, environment: Environment) -> str:
    if section.picture is None:
        return ""
    template = environment.get_template(section.picture.template)
    return template.render({**context(report.workshop, section.activity), **section.picture.data})
