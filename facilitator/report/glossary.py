"""The words of the field that a report uses, each with what it means (methods.md §3)."""

from __future__ import annotations

from facilitator.domain.message import message

GLOSSARY: tuple[tuple[str, str], ...] = (
    (message("Drivkraft"), message(
        "något som förändrar vår del av världen och som vi kan bedöma.")),
    (message("Given förutsättning"), message(
        "en drivkraft med stor påverkan som är ganska säker.")),
    (message("Kluster"), message("kort som hör ihop, med ett namn som rummet har satt.")),
    (message("Kritisk osäkerhet"), message("en drivkraft med stor påverkan som är ganska öppen.")),
    (message("Megatrend"), message("en stor och långsam förändring som berör alla.")),
    (message("n"), message("hur många som svarade med ett tal.")),
    (message("Oenighet"), message(
        "svaren ligger i två läger eller är mycket utspridda; se metoderna för måttet.")),
    (message("Omvärldsspaning"), message(
        "att samla tecken på vad som förändras utanför oss.")),
    (message("Prick"), message("en röst i en prickröstning.")),
    (message("RUS"), message("regional utvecklingsstrategi.")),
    (message("Samsyn"), message("hur nära svaren ligger varandra.")),
    (message("Svag signal"), message("ett tidigt och osäkert tecken på förändring.")),
    (message("Trend"), message("en förändring med en riktning som går att följa.")),
    (message("Vet ej"), message("ett svar som räknas för sig och aldrig som mitten av skalan.")),
)
