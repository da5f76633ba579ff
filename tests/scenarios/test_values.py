"""What a world and an axis say they were made of."""

from facilitator.domain.offering import Item
from facilitator.scenarios.values import Axis, Crossing, Stand, World

AXIS = Axis("a1", "Makten", "i staten", "i orterna", item=Item("k1", "Makten flyttar"))


def test_an_axis_knows_its_poles_and_its_driver() -> None:
    assert (AXIS.pole("low"), AXIS.pole("high")) == ("i staten", "i orterna")
    assert AXIS.derived_from == ("k1",)
    assert Axis("a2", "Egen", "x", "y").derived_from == ()


def test_a_world_is_made_of_its_axes_or_of_drafts() -> None:
    corner = World("w", 1, "Byn", stands=(Stand("a1", "low"), Stand("a2", "high")))
    assert corner.derived_from == ("a1", "a2")
    assert World("m", 2, "Staden", made_of=("t1", "t2")).derived_from == ("t1", "t2")


def test_a_crossing_has_two_axes_in_order() -> None:
    other = Axis("a2", "Klimatet", "lugnt", "stormigt")
    assert Crossing(AXIS, other).axes() == (AXIS, other)
