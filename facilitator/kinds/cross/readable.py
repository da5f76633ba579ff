"""Plain tables for those who open a workshop's file: every point as it stands, and every name."""

from __future__ import annotations

from facilitator.judging.readable import counted_sheets

VIEWS = {
    "cross_points": f"""
        WITH given AS (
            SELECT seq, at, activity, json_extract(data, '$.entry') AS sheet,
                   json_extract(data, '$.pair') AS pair, json_extract(data, '$.which') AS which,
                   json_extract(data, '$.at') AS point
            FROM events WHERE name IN ('cross.placed', 'cross.taken_back')
            UNION ALL
            SELECT e.seq, e.at, e.activity, json_extract(e.data, '$.entry'),
                   json_extract(e.data, '$.pair'), q.key, q.value
            FROM events e, json_each(e.data, '$.points') q WHERE e.name = 'cross.filled'),
        newest AS (
            SELECT *, row_number() OVER (
                PARTITION BY activity, sheet, pair, which ORDER BY seq DESC) AS place
            FROM given)
        SELECT n.at, n.activity, n.sheet, n.which, p.key AS axis, p.value AS value,
               n.sheet IN ({counted_sheets("cross")}) AS counted
        FROM newest n, json_each(n.point) p WHERE n.place = 1 AND n.point IS NOT NULL
    """,  # noqa: S608 - the program's own words
    "world_names": """
        SELECT at, activity, json_extract(data, '$.world') AS world,
               json_extract(data, '$.name') AS name, json_extract(data, '$.entry') AS entry,
               name = 'cross.proposed' AS proposed
        FROM events WHERE name IN ('cross.proposed', 'cross.named')
    """,
}
