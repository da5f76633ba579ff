"""Where a region stands with its development strategy, and what it can use from a workshop then.

The phases are those of the programme's own slide; what each needs is methods.md §2.23.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .message import message


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase of the strategy: its name, and what to do with the results in it."""

    id: str
    name: str
    advice: tuple[str, ...]


_ALL = (
    Phase("initiativ", message("Initiativ till ny process"), (
        message("Använd bilden av omvärlden och drivkrafterna som underlag till varför en ny "
                "strategi behövs."),
        message("Gå igenom konsekvenserna sakområde för sakområde med kommunerna."),
        message("Skriv en sida: varför en ny RUS, och varför nu."),
    )),
    Phase("projektplanering", message("Projektplanering"), (
        message("Lägg upp processen efter de kritiska osäkerheterna: de behöver mest tid."),
        message("Gör en karta över vilka som bör delta, och se vilka som saknades här."),
        message("Använd samma metoder hemma; programmet i rapporten går att göra om."),
    )),
    Phase("framtagande", message("Framtagande"), (
        message("Ta med matrisen och scenarierna in i arbetet med målen."),
        message("Pröva utkastet till mål mot scenarierna i ett vindtunneltest."),
        message("Arbeta baklänges från önskad framtid till de första stegen."),
    )),
    Phase("fardigt_forslag", message("Färdigt förslag"), (
        message("Pröva förslaget mot varje scenario och märk ut de mål som är sårbara."),
        message("Lägg sammanställningen som bilaga till remissen: den visar vilka som deltog."),
    )),
    Phase("antagen", message("Antagen eller beslutad"), (
        message("Välj indikatorer för det som är osäkert, och en ägare till var och en."),
        message("Använd förstasidorna när strategin ska berättas."),
    )),
    Phase("genomforande", message("Genomförande"), (
        message("Följ de tidiga varningssignalerna och bedöm drivkrafterna igen varje år på "
                "samma skala."),
        message("Ta upp skillnaden mot förra gången på en RUS-dag hemma."),
    )),
)
PHASES: Mapping[str, Phase] = {phase.id: phase for phase in _ALL}
