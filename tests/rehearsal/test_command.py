"""The command line: one sentence and its exit status, or figures; never a traceback."""

import argparse

import pytest

from facilitator.rehearsal.command import add_arguments, run


def status_of(*words: str) -> int:
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    return run(parser.parse_args(words))


def test_wrong_usage_is_two(capsys):
    assert status_of("http://127.0.0.1:9", "ABCD", "--people", "5000") == 2
    assert capsys.readouterr().err == "Antalet telefoner ska vara mellan 1 och 2000.\n"


def test_a_refusal_is_one(capsys):
    assert status_of("http://127.0.0.1:9", "ABCD") == 1
    assert capsys.readouterr().err == "Ingen server svarar på http://127.0.0.1:9.\n"


@pytest.mark.parametrize("words", [["http://127.0.0.1:9"], ["http://x", "A", "--people", "many"]])
def test_what_cannot_be_read_is_two(words, capsys):
    with pytest.raises(SystemExit) as left:
        status_of(*words)
    assert left.value.code == 2
    assert capsys.readouterr().err
