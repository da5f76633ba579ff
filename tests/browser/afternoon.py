"""An afternoon in a hall: a desk that is run by keys, a wall, and one phone among a crowd's."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page, expect

from tests.accessible import violations

from .hall import Hall, until

_A_CROWD = 60.0  # seconds that a crowd may take before it has said enough
# A page that axe has held up for long has lost its socket, and sends when it has found it again.
_BACK = 60_000


@dataclass
class Afternoon:
    """The three surfaces, and what axe has found on them so far."""

    hall: Hall
    desk: Page
    wall: Page
    phone: Page
    faults: list[str] = field(default_factory=list)

    def on(self, title: str) -> None:
        """The desk goes on to its next item and opens it, by its keys."""
        self.desk.keyboard.press("Escape")
        self.press("ArrowRight" if self.can("next") else "s")
        live = self.desk.locator(".agenda li[aria-current=step]")
        expect(live).to_contain_text(title, timeout=_BACK)
        if self.can("start"):
            self.press("s")
        expect(live).to_contain_text("Öppen")

    def lock(self) -> None:
        self.press("l")
        expect(self.desk.locator("#do-close")).to_have_attribute(
            "aria-disabled", "true", timeout=_BACK)

    def show(self) -> None:
        """Locked, and then shown to the room."""
        self.lock()
        self.press("v")
        expect(self.desk.locator(".agenda li[aria-current=step]")).to_contain_text(
            "Visas", timeout=_BACK)

    def press(self, key: str) -> None:
        """A key of the desk's, pressed while nobody writes in a field."""
        self.desk.evaluate("document.activeElement?.blur()")
        self.desk.keyboard.press(key)

    def can(self, step: str) -> bool:
        button = self.desk.locator(f"#do-{step}")
        return button.get_attribute("aria-disabled") == "false"

    def look(self, state: str) -> None:
        """Let axe look at all three surfaces as they stand."""
        for name, page in (("desk", self.desk), ("wall", self.wall), ("phone", self.phone)):
            self.faults += violations(page, f"{state}, {name}")
            expect(page.locator("body[data-net=on]")).to_be_attached(timeout=_BACK)

    def count(self, of: Locator) -> int:
        """The first number that an element shows, 0 for none."""
        digits = [part for part in of.first.inner_text().split() if part.isdecimal()]
        return int(digits[0]) if digits else 0

    def reaches(self, of: Locator, least: int) -> None:
        """Wait until the crowd has brought the number there so far up."""
        until(lambda: of.count() and self.count(of) >= least, self.desk, _A_CROWD)

    def grows(self, rows: Locator, least: int) -> None:
        """Wait until there are so many of them."""
        until(lambda: rows.count() >= least, self.desk, _A_CROWD)


def choose(button: Locator) -> None:
    """Press a button as one does without a mouse: it has the focus, and Enter."""
    button.focus()
    button.press("Enter", no_wait_after=True)
