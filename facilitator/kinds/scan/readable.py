"""Plain SQL answers for those who open the file."""

VIEWS = {
    "ideas": """
        SELECT added.seq, added.at, added.activity,
               json_extract(added.data, '$.entry') AS idea,
               json_extract(latest.data, '$.headline') AS headline,
               json_extract(latest.data, '$.text') AS text,
               json_extract(latest.data, '$.category') AS category,
               json_extract(latest.data, '$.type') AS type,
               json_extract(latest.data, '$.horizon') AS horizon,
               json_extract(latest.data, '$.source') AS source,
               organisations.name AS organisation,
               EXISTS (SELECT 1 FROM latest_of AS l WHERE l.entry =
                   json_extract(added.data, '$.entry') AND l.name = 'scan.withdrawn')
                   AS withdrawn,
               EXISTS (SELECT 1 FROM latest_of AS l WHERE l.entry =
                   json_extract(added.data, '$.entry') AND l.name = 'entry.hidden')
                   AS hidden
        FROM events AS added
        JOIN events AS latest ON latest.seq = (
            SELECT max(seq) FROM events
            WHERE name IN ('scan.added', 'scan.edited')
              AND json_extract(data, '$.entry') = json_extract(added.data, '$.entry'))
        LEFT JOIN organisations
            ON organisations.organisation = json_extract(added.data, '$.organisation')
        WHERE added.name = 'scan.added'
    """,
}
