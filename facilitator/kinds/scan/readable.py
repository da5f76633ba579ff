"""Plain SQL answers for those who open the file."""

from collections.abc import Mapping

VIEWS: Mapping[str, str] = {
    "ideas": """
        WITH told AS (
            SELECT seq, at, activity, name, data, json_extract(data, '$.entry') AS idea
            FROM events
            WHERE name IN ('scan.added', 'scan.edited', 'scan.withdrawn', 'scan.restored',
                           'entry.hidden', 'entry.shown')),
        last AS (
            SELECT idea, min(seq) AS first_seq,
                   max(CASE WHEN name IN ('scan.added', 'scan.edited') THEN seq END) AS words,
                   coalesce(max(CASE WHEN name = 'scan.withdrawn' THEN seq END), 0) >
                   coalesce(max(CASE WHEN name = 'scan.restored' THEN seq END), 0) AS withdrawn,
                   coalesce(max(CASE WHEN name = 'entry.hidden' THEN seq END), 0) >
                   coalesce(max(CASE WHEN name = 'entry.shown' THEN seq END), 0) AS hidden
            FROM told GROUP BY idea)
        SELECT added.seq, added.at, added.activity, added.idea,
               json_extract(words.data, '$.headline') AS headline,
               json_extract(words.data, '$.text') AS text,
               json_extract(words.data, '$.category') AS category,
               json_extract(words.data, '$.type') AS type,
               json_extract(words.data, '$.horizon') AS horizon,
               json_extract(words.data, '$.source') AS source,
               organisations.name AS organisation, last.withdrawn, last.hidden,
               (SELECT count(DISTINCT voice.actor) FROM events AS voice
                WHERE voice.name = 'scan.supported' AND voice.actor <> 'phone:erased'
                  AND json_extract(voice.data, '$.entry') = added.idea
                  AND NOT EXISTS (
                      SELECT 1 FROM events AS back
                      WHERE back.name = 'scan.unsupported' AND back.actor = voice.actor
                        AND json_extract(back.data, '$.entry') = added.idea
                        AND back.seq > voice.seq)) AS supported
        FROM told AS added
        JOIN last ON last.first_seq = added.seq
        JOIN events AS words ON words.seq = last.words
        LEFT JOIN organisations
            ON organisations.organisation = json_extract(added.data, '$.organisation')
        WHERE added.name = 'scan.added'
    """,
}
