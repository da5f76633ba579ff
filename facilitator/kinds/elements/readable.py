"""Plain SQL answers for those who open the file: every element as it reads now."""

from __future__ import annotations

from collections.abc import Mapping

VIEWS: Mapping[str, str] = {
    "scenario_elements": """
        WITH told AS (
            SELECT seq, at, activity, name, data, json_extract(data, '$.entry') AS entry
            FROM events
            WHERE name IN ('elements.added', 'elements.edited', 'elements.moved',
                           'elements.withdrawn', 'elements.restored', 'entry.hidden',
                           'entry.shown')),
        last AS (
            SELECT entry,
                   max(CASE WHEN name IN ('elements.added', 'elements.edited')
                       THEN seq END) AS said,
                   max(CASE WHEN name IN ('elements.added', 'elements.moved') THEN seq END) AS lies,
                   coalesce(max(CASE WHEN name = 'elements.withdrawn' THEN seq END), 0) >
                   coalesce(max(CASE WHEN name = 'elements.restored' THEN seq END), 0) AS withdrawn,
                   coalesce(max(CASE WHEN name = 'entry.hidden' THEN seq END), 0) >
                   coalesce(max(CASE WHEN name = 'entry.shown' THEN seq END), 0) AS hidden
            FROM told GROUP BY entry)
        SELECT added.seq, added.at, added.activity, added.entry,
               json_extract(words.data, '$.text') AS text,
               json_extract(lies.data, '$.world') AS world,
               json_extract(words.data, '$.category') AS category,
               json_extract(words.data, '$.type') AS type,
               nullif(json_extract(words.data, '$.year'), 0) AS year,
               json_extract(added.data, '$.organisation') AS organisation,
               last.withdrawn, last.hidden
        FROM told AS added
        JOIN last ON last.entry = added.entry
        JOIN events AS words ON words.seq = last.said
        JOIN events AS lies ON lies.seq = last.lies
        WHERE added.name = 'elements.added'
    """,
}
