"""Behind a proxy pages and sockets see the same address; without one nobody can claim another."""

from pathlib import Path

import pytest
from werkzeug.middleware.proxy_fix import ProxyFix

from facilitator.app import create_app
from facilitator.config import Config

FORGED = {"X-Forwarded-For": "203.0.113.7", "X-Forwarded-Proto": "https"}


def test_the_proxy_is_read_before_the_sockets_are_reached(tmp_path: Path) -> None:
    app = create_app(Config(tmp_path, behind_proxy=True))
    assert isinstance(app.flask.wsgi_app, ProxyFix)
    app.close()


@pytest.mark.parametrize(("behind", "secure"), [(True, True), (False, False)])
def test_what_a_client_says_of_itself_counts_only_behind_a_proxy(
    behind: bool, secure: bool, tmp_path: Path
) -> None:
    app = create_app(Config(tmp_path, behind_proxy=behind))
    answer = app.flask.test_client().get("/", headers=FORGED)
    assert ("Strict-Transport-Security" in answer.headers) == secure
    app.close()
