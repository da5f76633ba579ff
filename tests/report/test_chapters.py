"""What stands in which chapter: a reader looks for wild cards among what happens around us."""

from functools import cache

from facilitator.domain.document import Cards, Table
from facilitator.domain.roles import SYSTEM, Actor, Role
from facilitator.report.build import build
from facilitator.report.compose import compose
from facilitator.report.document import Chapter, Document
from facilitator.report.tongue import Tongue
from tests.cast import ANNA, KARIN, KINDS, SCAN, TALK, Story, gathered, joins

from .samples import workshop_one
from .test_formats import text_of


def composed(story: Story) -> Document:
    return compose(build(story.state, KINDS, story.now, "sv"))


@cache
def whole() -> Document:
    return composed(workshop_one())


def chapter(name: str) -> Chapter:
    return next(each for each in (*whole().chapters, *whole().appendices) if each.id == name)


def test_wild_cards_and_what_is_urgent_are_surroundings_and_the_matrix_is_uncertainties() -> None:
    assert [part.id for part in chapter("surroundings").parts] == [
        "scan-2", "cluster-3", "dotvote-4", "rating-6", "wildcard-7"]
    assert [part.id for part in chapter("uncertainties").parts] == ["matrix-5"]


def test_the_appendix_of_cards_has_cards_and_the_other_has_the_numbers() -> None:
    assert [part.id for part in chapter("cards").parts] == ["scan-2-all"]
    assert "wildcard-7-all" in [part.id for part in chapter("answers").parts]
    assert not [block for part in chapter("answers").parts for block in part.blocks
                if isinstance(block, Cards)]


def groups(story: Story) -> list[list[str]]:
    how = composed(story).chapters[0].parts[0].blocks
    tongue = Tongue("sv")
    return [[tongue.text(cell.text) for cell in row.cells] for block in how
            if isinstance(block, Table) and tongue.text(block.caption) == "Deltagare per grupp"
            for row in block.rows]


def test_who_came_is_counted_by_what_they_came_as() -> None:
    story = gathered()
    story.does(SYSTEM, "organisation.add", name="Styrelsen", type="styrelse", places=5)
    counted = {row[0]: row[1:] for row in groups(story)}
    assert counted == {"Regioner": ["1", "1"], "Myndigheter": ["1", "1"], "Styrelsen": ["1", "0"]}


def test_where_all_came_as_the_same_no_table_says_so() -> None:
    assert groups(workshop_one()) == []


def test_who_came_without_an_organisation_is_in_no_group() -> None:
    story = gathered()
    joins(story, Actor(Role.PHONE, "person-ada"), "Ada", "")
    assert sum(int(row[2]) for row in groups(story)) == 2


def test_an_item_whose_answers_are_not_shown_is_none_where_nobody_wrote() -> None:
    story = gathered()
    story.does(KARIN, "agenda.change", activity=SCAN, title="Spaning",
               options={"wall": "on_reveal"})  # fmt: skip
    story.does(KARIN, "stage.start", activity=SCAN)
    story.card(ANNA, "Elen tar slut")
    assert "där ingen skrev" not in text_of(story, "html")
    story.does(KARIN, "stage.start", activity=TALK)
    assert "Dessutom 1 moment där ingen skrev" in text_of(story, "html")
