"""Views with plain names for people who open the file with sqlite-utils or Datasette."""

from __future__ import annotations

from collections.abc import Mapping

from sqlite_utils import Database

OWN_VIEWS: Mapping[str, str] = {
    "organisations": """
        SELECT json_extract(data, '$.organisation') AS organisation,
               json_extract(data, '$.name') AS name,
               json_extract(data, '$.type') AS type,
               json_extract(data, '$.places') AS places
        FROM events WHERE name = 'organisation.added'
    """,
    "people": """
        SELECT json_extract(joined.data, '$.person') AS person,
               json_extract(latest.data, '$.name') AS name,
               json_extract(latest.data, '$.organisation') AS organisation,
               joined.at AS joined
        FROM events AS joined
        JOIN events AS latest ON latest.seq = (
            SELECT max(seq) FROM events
            WHERE name IN ('person.joined', 'person.changed')
              AND json_extract(data, '$.person') = json_extract(joined.data, '$.person'))
        WHERE joined.name = 'person.joined'
    """,
    "activities": """
        SELECT json_extract(data, '$.activity') AS activity,
               json_extract(data, '$.kind') AS kind,
               json_extract(data, '$.title') AS title,
               json_extract(data, '$.minutes') AS minutes
        FROM events WHERE name = 'agenda.added'
    """,
}


def keep_views(database: Database, views: Mapping[str, str]) -> None:
    """Make every view, and make anew those that have changed since the file was last open."""
    present = dict(database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'view'")
                   .fetchall())
    for name, query in {**OWN_VIEWS, **views}.items():
        wanted = f"CREATE VIEW [{name}] AS {query.strip()}"
        if present.get(name) != wanted:
            database.execute(f"DROP VIEW IF EXISTS [{name}]")
            database.execute(wanted)
