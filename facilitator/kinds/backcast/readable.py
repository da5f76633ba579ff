"""Plain SQL answers for those who open the file."""

from collections.abc import Mapping

VIEWS: Mapping[str, str] = {
    "milestones": """
        WITH told AS (
            SELECT seq, at, activity, name, data, json_extract(data, '$.entry') AS milestone
            FROM events
            WHERE name IN ('backcast.added', 'backcast.edited', 'backcast.moved',
                           'backcast.withdrawn', 'backcast.restored', 'entry.hidden',
                           'entry.shown')),
        last AS (
            SELECT milestone, min(seq) AS first_seq,
                   max(CASE WHEN name IN ('backcast.added', 'backcast.edited') THEN seq END)
                       AS words,
                   max(CASE WHEN name IN ('backcast.added', 'backcast.moved') THEN seq END)
                       AS place,
                   coalesce(max(CASE WHEN name = 'backcast.withdrawn' THEN seq END), 0) >
                   coalesce(max(CASE WHEN name = 'backcast.restored' THEN seq END), 0)
                       AS withdrawn,
                   coalesce(max(CASE WHEN name = 'entry.hidden' THEN seq END), 0) >
                   coalesce(max(CASE WHEN name = 'entry.shown' THEN seq END), 0) AS hidden
            FROM told GROUP BY milestone)
        SELECT added.seq, added.at, added.activity, added.milestone,
               json_extract(place.data, '$.road') AS road,
               json_extract(words.data, '$.year') AS year,
               json_extract(words.data, '$.text') AS text,
               json_extract(words.data, '$.actor') AS actor,
               json_extract(words.data, '$.medel') AS medel,
               json_extract(words.data, '$.goal') AS goal,
               json_extract(words.data, '$.confidence') AS confidence,
               organisations.name AS organisation, last.withdrawn, last.hidden
        FROM told AS added
        JOIN last ON last.first_seq = added.seq
        JOIN events AS words ON words.seq = last.words
        JOIN events AS place ON place.seq = last.place
        LEFT JOIN organisations
            ON organisations.organisation = json_extract(added.data, '$.organisation')
        WHERE added.name = 'backcast.added'
    """,
}
