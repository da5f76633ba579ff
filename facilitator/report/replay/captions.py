"""What is said below each picture of a replay: what just happened, and how many take part."""

from __future__ import annotations

from facilitator.domain.chapter import Kinds
from facilitator.domain.message import message, messages
from facilitator.domain.scene import Scene
from facilitator.domain.wording import Text, counted, own, said
from facilitator.domain.workshop import Workshop

from .moments import Moment, What


def title_of(workshop: Workshop, activity: str, kinds: Kinds) -> Text:
    """What an item is called: by its title, else by its method; before the first, the door."""
    found = workshop.activities.get(activity)
    if found is None:
        return said(message("Alla kommer"))
    kind = kinds.get(found.kind)
    return own(found.title) or (said(kind.title) if kind else own(found.kind))


def happened(workshop: Workshop, moment: Moment, kinds: Kinds) -> Text:
    """What just happened, as the workshop stood after it."""
    match moment.what:
        case What.ARRIVED:
            return counted(messages("{n} har gått med.", "{n} har gått med."),
                           len(workshop.present()))
        case What.STARTED:
            return said(message("Nu börjar det."))
        case What.REVEALED:
            return said(message("Resultatet visas."))
    so_far = _so_far(workshop, moment, kinds)
    if moment.what is What.GREW:
        return so_far or said(message("Arbetet pågår."))
    return said(message("Låst: {so_far}"), so_far=so_far) if so_far else said(message("Låst."))


def taking_part(workshop: Workshop) -> Text:
    """How many have joined by then; who was connected is nowhere written down."""
    return counted(messages("{n} deltagare", "{n} deltagare"), len(workshop.present()))


def _so_far(workshop: Workshop, moment: Moment, kinds: Kinds) -> Text:
    activity = workshop.activities[moment.activity]
    kind = kinds.get(activity.kind)
    return kind.so_far(Scene(workshop, activity, "")) if kind else ()
