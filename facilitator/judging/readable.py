"""Plain tables for those who open a workshop's file: every rating as it stands."""

from __future__ import annotations

from collections.abc import Sequence


def ratings_view(kind: str, questions: Sequence[str]) -> str:
    """The newest answer of each sheet to each question; `vet_ej` tells null from not answered.

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
        SELECT at, activity, sheet, entry, question, value, value IS NULL AS vet_ej
        FROM newest WHERE place = 1
    """  # noqa: S608 - names of methods and questions, which are the program's own
