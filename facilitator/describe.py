"""What programs may rely on, told from the code itself: OpenAPI and the protocol document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from facilitator import __version__
from facilitator.config import SETTINGS
from facilitator.domain.chapter import Kinds
from facilitator.domain.chapters import rules
from facilitator.domain.command import Rule
from facilitator.domain.roles import Role

_ANSWER = {
    "oneOf": [
        {"type": "object", "required": ["ok", "seq"],
         "properties": {"ok": {"const": True}, "seq": {"type": "integer"}}},
        {"type": "object", "required": ["ok", "code", "why", "field"],
         "properties": {"ok": {"const": False}, "code": {"type": "string"},
                        "why": {"type": "string"}, "field": {"type": ["string", "null"]},
                        "retry_ms": {"type": "integer"}}},
    ]
}
_CODE = {"name": "code", "in": "path", "required": True, "schema": {"type": "string"}}


def openapi(kinds: Kinds, formats: Iterable[str]) -> dict[str, object]:
    """The HTTP surface as OpenAPI 3.1; commands and their fields come from the rules."""
    commands = [rule for rule in rules(kinds) if _from_outside(rule)]
    return {
        "openapi": "3.1.0",
        "info": {"title": "Facilitator", "version": __version__,
                 "description": "Live workshops for regional foresight."},
        "components": {
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
            "schemas": {"Answer": _ANSWER,
                        **{rule.name: _schema(rule) for rule in commands}},
        },
        "paths": {
            "/healthz": {"get": _get("200 when ready to serve", {"status": {"const": "ok"}})},
            "/w/{code}/join": {"post": {
                "summary": "Join; both fields may be empty where the workshop allows it",
                "parameters": [_CODE],
                "requestBody": _body({"type": "object", "properties": {
                    "name": {"type": "string"}, "organisation": {"type": "string"},
                    "personal_code": {"type": "string"}}}),
                "responses": _or_refused(_answer({"type": "object", "properties": {
                    "person": {"type": "string"}, "key": {"type": "string"}}})),
            }},
            "/w/{code}/report.{format}": {"get": {
                "summary": "The report, open to whom the workshop says",
                "parameters": [_CODE, {"name": "format", "in": "path", "required": True,
                                       "schema": {"enum": list(formats)}}],
                "responses": _or_refused({"description": "the file"}),
            }},
            "/api/workshops/{code}/organisations": {"get": _get(
                "Organisations with their places", {"organisations": {"type": "array"}}, _CODE)},
            "/api/workshops/{code}/activities": {"get": _get(
                "The agenda and where it stands", {"activities": {"type": "array"}}, _CODE)},
            "/api/workshops/{code}/count": {"get": {**_get(
                "How many entries an activity holds", {"count": {"type": "integer"}}, _CODE),
                "security": [{"key": []}]}},
            "/api/workshops/{code}/do": {"post": {
                "summary": "One command through the corridor, as the bearer of the key",
                "security": [{"key": []}], "parameters": [_CODE],
                "requestBody": _body({"oneOf": [
                    {"$ref": f"#/components/schemas/{rule.name}"} for rule in commands]}),
                "responses": _or_refused(_answer(_ANSWER)),
            }},
            "/api/workshops/{code}/picture": {"post": {
                "summary": "A command with the JPEG or PNG that it names; its `picture` is added",
                "security": [{"key": []}], "parameters": [_CODE],
                "requestBody": {"required": True, "content": {"multipart/form-data": {"schema": {
                    "type": "object", "required": ["command", "picture"], "properties": {
                        "command": {"type": "string"},
                        "picture": {"type": "string", "format": "binary"}}}}}},
                "responses": _or_refused(_answer(_ANSWER)),
            }},
        },
    }


def protocol(kinds: Kinds) -> str:
    """docs/protocol.md: messages, then every command with who may and which fields."""
    lines = [_HEAD]
    for rule in rules(kinds):
        if not _from_outside(rule):
            continue
        who = ", ".join(sorted(role.value for role in rule.roles if role is not Role.SYSTEM))
        when = f" while {', '.join(sorted(rule.stages))}" if rule.stages else ""
        lines.append(f"\n### `{rule.name}`\n\nBy {who}{when}.\n")
        for name, spec in rule.fields.items():
            told = ", ".join(f"{key} `{value}`" for key, value in spec.schema().items())
            lines.append(f"- `{name}`: {told}")
    return "\n".join(lines) + "\n"


def settings() -> str:
    """docs/settings.md: the table of settings."""
    rows = [f"| `FACILITATOR_{s.name.upper()}` | {s.default or '–'} | {s.help} |" for s in SETTINGS]
    return "\n".join((
        "# Settings", "", "Generated from the code by `bin/docs`. All are optional and read from "
        "the environment;", "an unknown name or a value that makes no sense stops the start.", "",
        "| name | default | what it does |", "|---|---|---|", *rows, ""))


def _from_outside(rule: Rule) -> bool:
    return rule.roles != frozenset({Role.SYSTEM})


def _schema(rule: Rule) -> dict[str, object]:
    return {
        "type": "object", "required": ["id", "name"],
        "properties": {
            "id": {"type": "string", "pattern": "^[A-Za-z0-9-]{8,64}$"},
            "name": {"const": rule.name},
            "activity": {"type": ["string", "null"]},
            "data": {"type": "object", "additionalProperties": False,
                     "properties": {n: dict(s.schema()) for n, s in rule.fields.items()}},
        },
        "x-roles": sorted(role.value for role in rule.roles if role is not Role.SYSTEM),
        "x-stages": sorted(rule.stages),
    }


def _get(
    summary: str, properties: Mapping[str, object], *parameters: Mapping[str, object]
) -> dict[str, object]:
    schema = {"type": "object", "properties": dict(properties)}
    return {"summary": summary, "parameters": list(parameters),
            "responses": _or_refused(_answer(schema))}


def _or_refused(done: dict[str, object]) -> dict[str, object]:
    """The responses of a path: `done`, or malformed, not allowed, unknown, too much, too often."""
    refusals = ("400", "403", "404", "409", "413", "415", "429", "503")
    return {"200": done, **{status: _answer(_ANSWER) for status in refusals}}


def _answer(schema: Mapping[str, object]) -> dict[str, object]:
    return {"description": "JSON", "content": {"application/json": {"schema": dict(schema)}}}


def _body(schema: Mapping[str, object]) -> dict[str, object]:
    return {"required": True, "content": {"application/json": {"schema": dict(schema)}}}


_HEAD = """# The protocol

Generated from the code by `bin/docs`; a test fails when it is stale. Socket.IO v5, default path
and namespace, websocket first.

## Connecting

`auth = {"code", "key", "seq", "hash"}`. `key` is a person's, wall's or desk's; the role comes from
it and from nothing else. Browsers send `"as": "phone" | "wall" | "desk"` and no key: then the
cookie counts. `seq` is the last number seen, or null, and `hash` what the last patch had: who shows
something else at that number gets everything. `"form": "events"` asks for events instead of
markup. `"lang"` is `sv` or `en`. A wrong key is refused at connect.

## Up

- `do {"id", "name", "activity", "data"}`, acknowledged with `{"ok": true, "seq"}` once it is on
  disk, or `{"ok": false, "code", "why", "field"}`. `id` is 8 to 64 letters, digits and hyphens,
  made before the first send; the same id again gives the same answer and does nothing twice. An
  entry made by a command has the command's id. `busy`, `slow` and `not_saved` are worth sending
  again, after `retry_ms` where it is given, and `shut_out` by one who is let in again; `internal`
  is a fault of the server's.
- `catch_up {"seq", "hash"}`: send what came after that number, or everything.
- `alike {"activity", "text"}`: for phones, acknowledged with `{"cards": [{"id", "headline",
  "support"}], "word"}`: at most three of others' cards that say nearly what `text` says. One
  question at a time and at most 200 signs; what is more is answered without cards.

## Down

- `patch {"seq", "from", "hash", "ops"}`: leads a screen from number `from` to `seq`. `from` null is
  a whole picture. On a gap, ask `catch_up`. In the form `events`: `{"seq", "from", "events"}`.
- `beat {"seq", "hash", "own", "lanes"}`: where the screen should stand, twice when it has grown
  quiet and then every ten seconds. At another `seq`, or at the same with another `hash` than the
  last patch had, something was lost: ask `catch_up`, for everything where only the hash differs.
  `own` is the hash of the own part, "" for none; `lanes` the lengths of the lists. In the form
  `events`: `{"seq"}`.
- `mine {"seq", "hash", "ops"}`: one person's own part.
- `crowd {"here", "expected", "by_organisation"}`.
- `clock {"left", "of", "running"}`: seconds, null where there is no clock. `reload {}`.

Ops, by element id: `["fill", id, html]` the inside of an element, `["put", lane, id, html,
before]` an item of a list, `["drop", id]`, `["whole", html, {"activity", "kind", "stage",
"title"}]` the whole stage.

## Commands
"""
