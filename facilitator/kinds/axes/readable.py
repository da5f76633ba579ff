"""Plain tables for those who open a workshop's file: the poles, and every answer to the pairs."""

from __future__ import annotations

from facilitator.judging.readable import ratings_view

from .pairs import SCALES

# Each pair of poles as it was last worded, with whether it is hidden or taken back.
VIEWS = {
    "pair_answers": ratings_view("axes", tuple(SCALES)),
    "poles": """
        SELECT a.seq, a.at, a.activity, json_extract(a.data, '$.entry') AS entry,
               json_extract(w.data, '$.item') AS item, json_extract(w.data, '$.name') AS name,
               json_extract(w.data, '$.low') AS low, json_extract(w.data, '$.high') AS high,
               json_extract(w.data, '$.definition') AS definition,
               json_extract(w.data, '$.indicator') AS indicator,
               json_extract(a.data, '$.organisation') AS organisation,
               coalesce((SELECT e.name = 'entry.hidden' FROM events e
                         WHERE e.name IN ('entry.hidden', 'entry.shown')
                           AND json_extract(e.data, '$.entry') = json_extract(a.data, '$.entry')
                         ORDER BY e.seq DESC LIMIT 1), 0) AS hidden,
               coalesce((SELECT e.name = 'axes.withdrawn' FROM events e
                         WHERE e.name IN ('axes.withdrawn', 'axes.restored')
                           AND json_extract(e.data, '$.entry') = json_extract(a.data, '$.entry')
                         ORDER BY e.seq DESC LIMIT 1), 0) AS withdrawn
        FROM events a
        JOIN events w ON w.seq = (
            SELECT max(e.seq) FROM events e WHERE e.name IN ('axes.written', 'axes.added',
                                                             'axes.edited')
              AND json_extract(e.data, '$.entry') = json_extract(a.data, '$.entry'))
        WHERE a.name IN ('axes.written', 'axes.added')
    """,
}
