"""What a phone reads off the wire."""

import json

from facilitator.rehearsal import wire


def patch(*ops: object, **numbers: object) -> bytes:
    body = numbers | {"ops": list(ops)}
    return b'42["patch",' + json.dumps(body, separators=(",", ":")).encode() + b"]"


def test_the_numbers_of_a_patch_are_read_from_its_beginning():
    beginning = patch(["fill", "x", "y" * 1000], seq=123, **{"from": 122})[:60]

    assert wire.patch_numbers(memoryview(beginning)) == (123, 122)


def test_a_whole_picture_follows_nothing():
    assert wire.patch_numbers(b'42["patch", {"seq": 7, "from": null, "ops": []}]') == (7, None)


def test_another_order_of_the_keys_is_still_right():
    assert wire.patch_numbers(b'42["patch",{"ops":[],"from":3,"seq":4}]') == (4, 3)


def test_other_events_are_no_patches():
    for other in (b"2", b'42["crowd",{"ops":[]}]', b'430[{"ok":true,"seq":1}]'):
        assert wire.patch_numbers(other) is None


def test_the_current_activity_is_read_from_a_whole_picture():
    about = {"activity": "a1", "kind": "scan", "stage": "open", "title": "Spaning"}

    assert wire.current_in(patch(["whole", "<p>", about], seq=1)) == (
        True,
        wire.Current("a1", "scan", "open"),
    )
    assert wire.current_in(patch(["whole", "", about | {"activity": None}], seq=1)) == (True, None)
    assert wire.current_in(patch(["fill", "id", '"whole"'], seq=1)) == (False, None)


def test_an_acknowledgement_has_its_number():
    assert wire.acknowledgement(b'4312[{"ok":true,"seq":9}]') == (12, {"ok": True, "seq": 9})
    assert wire.acknowledgement(b"43[]") is None
    assert wire.acknowledgement(b"435[]") == (5, {})


def test_a_command_is_sent_as_an_event_with_a_number():
    frame = wire.do_frame(3, {"id": "x", "data": {"word": "nyfiken på å"}})

    assert frame.decode() == '423["do",{"id":"x","data":{"word":"nyfiken på å"}}]'


def test_ones_own_answers_are_kept_while_only_a_row_is_drawn_anew():
    def mine(seq: int, *ops: list[object]) -> bytes:
        return b"42" + json.dumps(["mine", {"seq": seq, "ops": ops}]).encode()

    whole = mine(3, ["fill", "my", '<i data-own="{&quot;seat&quot;: &quot;w&quot;}"></i>'])
    row = mine(5, ["put", "mine", None, "<li>Sparat</li>"])

    assert wire.own_in(b"") == (-1, {})
    assert wire.own_in(whole) == (3, {"seat": "w"})
    assert wire.own_in(whole, row) == (5, {"seat": "w"})
    assert wire.tells_own(whole)
    assert not wire.tells_own(row)
