"""What programs may rely on holds whatever they send: schemathesis over the OpenAPI document."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from facilitator.app import App, create_app
from facilitator.config import Config
from facilitator.storage.shelf import Shelf
from tests.cast import CODE, KARIN, SECRETS, scanning

CHECKS = (not_a_server_error, status_code_conformance, content_type_conformance,
          response_schema_conformance)  # fmt: skip


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    folder = tmp_path_factory.mktemp("sessions")
    Shelf(folder).create("omvarld", scanning().events)
    app = create_app(Config(folder, backup_minutes=0))
    yield app
    app.close()


def test_every_answer_is_as_described(served: App) -> None:
    """With the right code and key, so that what is sent reaches the rules and not just the door."""
    described = schemathesis.openapi.from_wsgi("/api/openapi.json", served.flask)
    tried = 0
    for operation in (each.ok() for each in described.get_all_operations()):

        @given(case=operation.as_strategy())
        @settings(max_examples=80, derandomize=True, database=None,
                  suppress_health_check=list(HealthCheck))  # fmt: skip
        def holds(case: schemathesis.Case) -> None:
            if "code" in (case.path_parameters or {}):
                case.path_parameters["code"] = CODE
            case.call_and_validate(checks=list(CHECKS),
                                   headers={"Authorization": f"Bearer {SECRETS[KARIN]}"})

        holds()
        tried += 1
    assert tried >= 7


def test_the_folder_is_whole_afterwards(served: App) -> None:
    room = served.rooms.get(CODE)
    assert room
    assert room.saving
    assert [event.seq for event in room.events_after(0)] == list(range(1, room.state.seq + 1))
    assert isinstance(served.rooms.shelf.folder, Path)
