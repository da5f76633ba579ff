"""Plain tables for those who open a workshop's file: the dots as they lie."""

from __future__ import annotations

from facilitator.judging.readable import counted_sheets

# A sheet is somebody's answers. `counted` is 0 while the desk has taken it back or hidden it, or
# its person is removed: its dots are in no result of now.
VIEWS = {
    "votes": f"""
        WITH steps AS (
            SELECT activity, json_extract(data, '$.entry') AS sheet,
                   json_extract(data, '$.item') AS entry,
                   CASE name WHEN 'dotvote.placed' THEN 1 ELSE -1 END AS dots
            FROM events WHERE name IN ('dotvote.placed', 'dotvote.taken_back')
            UNION ALL
            SELECT e.activity, json_extract(e.data, '$.entry'), d.key, d.value
            FROM events e, json_each(e.data, '$.dots') d WHERE e.name = 'dotvote.filled')
        SELECT activity, sheet, entry, sum(dots) AS dots,
               sheet IN ({counted_sheets("dotvote")}) AS counted
        FROM steps GROUP BY activity, sheet, entry HAVING sum(dots) > 0
    """,  # noqa: S608 - no foreign word in it
}
