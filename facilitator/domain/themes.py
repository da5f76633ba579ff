"""The chapters that tell of activities, in the order of methods.md §5: a method names its own."""

from __future__ import annotations

from collections.abc import Mapping

from .message import message

THEMES: Mapping[str, str] = {
    "process": message("Så gick det till"),
    "surroundings": message("Omvärld"),
    "uncertainties": message("Osäkerheter"),
    "scenarios": message("Scenarier"),
    "consequences": message("Konsekvenser"),
    "goals": message("Våra mål i olika framtider"),
    "actions": message("Insatser"),
    "signals": message("Tidiga varningssignaler"),
    "roadmap": message("Färdplan"),
    "other": message("Övriga moment"),
}
