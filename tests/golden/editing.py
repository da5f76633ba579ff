"""The editor's part of the golden day: everything that can happen to a summary."""

from tests.cast import ERIK, KARIN, SCAN, Story


def editing(story: Story) -> None:
    """Written, pointed, ordered, published, taken back, restored and taken up again."""
    card = story.events[-1].data.get("entry") or SCAN

    def added(text: str, **wish: object) -> object:
        return story.does(KARIN, "summary.add", text=text, **wish)[0].data["sentence"]

    sea = added("Havet stiger fortare än vi har planerat för.", place="nulage",
                finding="Flest kort handlar om Havet (9).")  # fmt: skip
    care, gone = added("Vården får robotar."), added("Stryks.")
    story.does(ERIK, "summary.edit", sentence=care, text="Robotar kommer till vården.",
               was="Vården får robotar.")  # fmt: skip
    story.does(ERIK, "summary.place", sentence=care, place="prioritering")
    story.does(KARIN, "summary.point", sentence=sea, to=card)
    story.does(KARIN, "summary.point", sentence=care, to=card)
    story.does(KARIN, "summary.unpoint", sentence=care, to=card)
    story.does(KARIN, "summary.move", sentence=care, before=sea)
    story.does(KARIN, "summary.remove", sentence=gone)
    story.does(KARIN, "summary.arrange", order=["surroundings", "process"])
    for what in ("open", "method"):
        story.does(KARIN, "summary.leave_out", what=what)
    story.does(KARIN, "summary.take_in", what="method")
    story.does(KARIN, "summary.pick", list="pictures", what=f"{SCAN}-fields")
    story.does(KARIN, "summary.pick", list="quotes", what=card)
    story.does(KARIN, "summary.unpick", list="quotes", what=card)
    story.does(KARIN, "summary.next_steps", text="Läs rapporten.\nVi ses i maj.")
    story.does(KARIN, "summary.publish", note="Till samordningsgruppen")
    story.does(ERIK, "summary.edit", sentence=sea, text="Havet stiger fortare än väntat.",
               was="Havet stiger fortare än vi har planerat för.")  # fmt: skip
    story.does(ERIK, "summary.publish", note="Efter läsning")
    for name in ("unpublish", "republish", "unpublish"):
        story.does(KARIN, f"summary.{name}", version=2)
    story.does(KARIN, "summary.restore", version=1)
    story.does(KARIN, "summary.take_up", aside=story.events[-1].seq)
    story.does(KARIN, "undo.last")
