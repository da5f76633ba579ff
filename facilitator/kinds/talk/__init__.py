"""Samtal: an item at which people talk, listen or work at the tables; phones rest."""

from __future__ import annotations

from facilitator.domain.kind import Kind
from facilitator.domain.message import message
from facilitator.domain.picture import Picture
from facilitator.domain.scene import Scene
from facilitator.domain.told import Authors, Told
from facilitator.domain.workshop import Activity, Workshop


class Talk(Kind[None]):
    """Nothing is written; wall and phone show what is going on, the desk its script."""

    name = "talk"
    title = message("Samtal")
    theme = "process"

    def empty(self) -> None:
        return None

    def phone(self, scene: Scene) -> Picture:
        return self._picture("phone", scene)

    def wall(self, scene: Scene) -> Picture:
        return self._picture("wall", scene)

    def desk(self, scene: Scene) -> Picture:
        return self._picture("desk", scene)

    def disclose(
        self, workshop: Workshop, activity: Activity, authors: Authors
    ) -> tuple[Told, ...]:
        del workshop, activity, authors
        return ()

    def _picture(self, surface: str, scene: Scene) -> Picture:
        following = scene.workshop.next()
        return Picture(f"kinds/{self.name}/{surface}.html",
                       {"next": following.title if following else ""})


KIND = Talk()
