"""Plain tables for those who open a workshop's file: the ratings, and the jokers people added."""

from __future__ import annotations

from facilitator.judging.readable import ratings_view

from .questions import EVERY

# Each joker that somebody added, with whether it is hidden or taken back.
VIEWS = {
    "joker_ratings": ratings_view("wildcard", tuple(each.id for each in EVERY)),
    "jokers": """
        SELECT a.at, a.activity, json_extract(a.data, '$.entry') AS entry,
               json_extract(a.data, '$.name') AS name, json_extract(a.data, '$.text') AS text,
               json_extract(a.data, '$.organisation') AS organisation,
               coalesce((SELECT e.name = 'entry.hidden' FROM events e
                         WHERE e.name IN ('entry.hidden', 'entry.shown')
                           AND json_extract(e.data, '$.entry') = json_extract(a.data, '$.entry')
                         ORDER BY e.seq DESC LIMIT 1), 0) AS hidden,
               coalesce((SELECT e.name = 'wildcard.joker_withdrawn' FROM events e
                         WHERE e.name IN ('wildcard.joker_withdrawn', 'wildcard.joker_restored')
                           AND json_extract(e.data, '$.entry') = json_extract(a.data, '$.entry')
                         ORDER BY e.seq DESC LIMIT 1), 0) AS withdrawn
        FROM events a WHERE a.name = 'wildcard.added'
    """,
}
