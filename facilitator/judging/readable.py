"""Plain tables for those who open a workshop's file: every rating as it stands, and who counts."""

from __future__ import annotations

from collections.abc import Sequence


def ratings_view(kind: str, questions: Sequence[str]) -> str:
    """The newest answer of each sheet to each question; `vet_ej` tells null from not answered.

    `counted` is 1 where the sheet is one of `counted_sheets`, else 0.
    The columns are the same for every method, so that the views can be put under each other.
    """
    asked = ", ".join(f"'{question}'" for question in questions)
    return f"""
        WITH given AS (
            SELECT e.seq, e.at, e.activity, json_extract(e.data, '$.entry') AS sheet,
                   json_extract(e.data, '$.item') AS entry, q.key AS question, q.value AS value
            FROM events e, json_each(e.data) q
            WHERE e.name = '{kind}.rated' AND q.key IN ({asked})
            UNION ALL
            SELECT e.seq, e.at, e.activity, json_extract(e.data, '$.entry'), i.key, q.key, q.value
            FROM events e, json_each(e.data, '$.ratings') i, json_each(i.value) q
            WHERE e.name = '{kind}.filled'),
        newest AS (
            SELECT *, row_number() OVER (
                PARTITION BY activity, sheet, entry, question ORDER BY seq DESC) AS place
            FROM given)
        SELECT at, activity, sheet, entry, question, value, value IS NULL AS vet_ej,
               sheet IN ({counted_sheets(kind)}) AS counted
        FROM newest WHERE place = 1
    """  # noqa: S608 - names of methods and questions, which are the program's own


def counted_sheets(kind: str) -> str:
    """The ids of the sheets that a result of now counts, as a query.

    Left out are those that the desk has taken back or hidden, and those of people who are removed,
    until that is undone. One whose person is erased has no author any longer and counts.
    """
    # Of each pair the newer event holds: SQLite takes `is_away` from the row with max(seq).
    return f"""
        WITH turned AS (
            SELECT coalesce(json_extract(data, '$.entry'), json_extract(data, '$.person')) AS whom,
                   name IN ('{kind}.withdrawn', 'entry.hidden', 'person.removed') AS is_away,
                   max(seq)
            FROM events
            WHERE name IN ('{kind}.withdrawn', '{kind}.restored', 'entry.hidden', 'entry.shown',
                           'person.removed', 'person.readmitted')
            GROUP BY whom, substr(name, 1, instr(name, '.'))),
        away AS (SELECT whom FROM turned WHERE is_away)
        SELECT json_extract(data, '$.entry') FROM events
        WHERE name = '{kind}.began' AND json_extract(data, '$.entry') NOT IN away
              AND json_extract(data, '$.author') NOT IN away
    """  # noqa: S608 - names of methods, which are the program's own
