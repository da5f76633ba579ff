"""Plain SQL answers for those who open the file: what stands in each cluster, and what came in."""

from collections.abc import Mapping

# What a card's place became, event by event; taking something back says it by card.
_PLACED = """
    SELECT seq, activity, card.value AS idea,
           CASE name WHEN 'cluster.dissolved' THEN ''
                     WHEN 'cluster.merged' THEN json_extract(data, '$.into')
                     ELSE json_extract(data, '$.cluster') END AS cluster
    FROM events, json_each(data, '$.entries') AS card
    WHERE name IN ('cluster.made', 'cluster.moved', 'cluster.stacked', 'cluster.dissolved',
                   'cluster.merged')
    UNION ALL
    SELECT seq, activity, card.value, json_extract(part.value, '$.cluster')
    FROM events, json_each(json_array(json_extract(data, '$.made'), json_extract(data, '$.moved'),
                                      json_extract(data, '$.stacked'))) AS sort,
         json_each(sort.value) AS part, json_each(part.value, '$.entries') AS card
    WHERE name = 'cluster.accepted'
    UNION ALL
    SELECT seq, activity, back.key, coalesce(back.value, '')
    FROM events, json_each(data, '$.places') AS back
    WHERE name IN ('cluster.taken_back', 'cluster.laid')
"""
# A card is hidden, or withdrawn in the item it was written in.
_AWAY = """
    SELECT json_extract(data, '$.entry') AS idea,
           coalesce(max(CASE WHEN name = 'entry.hidden' THEN seq END), 0) >
           coalesce(max(CASE WHEN name = 'entry.shown' THEN seq END), 0) OR
           coalesce(max(CASE WHEN name LIKE '%.withdrawn' THEN seq END), 0) >
           coalesce(max(CASE WHEN name LIKE '%.restored' THEN seq END), 0) AS away
    FROM events
    WHERE name IN ('entry.hidden', 'entry.shown') OR name LIKE '%.withdrawn'
          OR name LIKE '%.restored'
    GROUP BY idea
"""
_NAMED = """
    SELECT seq, activity, json_extract(data, '$.cluster') AS cluster,
           json_extract(data, '$.name') AS name,
           json_extract(data, '$.definition') AS definition, 1 AS there
    FROM events WHERE name IN ('cluster.made', 'cluster.renamed')
    UNION ALL
    SELECT seq, activity, json_extract(made.value, '$.cluster'),
           json_extract(made.value, '$.name'), json_extract(made.value, '$.definition'), 1
    FROM events, json_each(data, '$.made') AS made WHERE name = 'cluster.accepted'
    UNION ALL
    SELECT seq, activity, gone.value, '', '', 0
    FROM events, json_each(data, '$.clusters') AS gone WHERE name = 'cluster.merged'
    UNION ALL
    SELECT seq, activity, json_extract(data, '$.cluster'), '', '', 0
    FROM events WHERE name = 'cluster.dissolved'
    UNION ALL
    SELECT seq, activity, back.key, json_extract(back.value, '$.name'),
           json_extract(back.value, '$.definition'), back.type = 'object'
    FROM events, json_each(data, '$.clusters') AS back
    WHERE name IN ('cluster.taken_back', 'cluster.laid')
"""
VIEWS: Mapping[str, str] = {
    "clusters": f"""
        WITH named AS ({_NAMED}),
        last AS (SELECT activity, cluster, min(seq) AS made, max(seq) AS seq FROM named
                 GROUP BY activity, cluster)
        SELECT last.made AS seq, named.activity, named.cluster, named.name, named.definition
        FROM named JOIN last ON last.seq = named.seq AND last.activity = named.activity
             AND last.cluster = named.cluster
        WHERE named.there
    """,  # noqa: S608 - no foreign word in it
    "cluster_members": f"""
        WITH placed AS ({_PLACED}),
        last AS (SELECT activity, idea, max(seq) AS seq FROM placed GROUP BY activity, idea)
        SELECT placed.activity, placed.cluster, placed.idea
        FROM placed JOIN last ON last.seq = placed.seq AND last.activity = placed.activity
             AND last.idea = placed.idea
        WHERE placed.cluster <> '' AND placed.idea NOT IN (
            SELECT idea FROM ({_AWAY}) WHERE away AND idea IS NOT NULL)
    """,  # noqa: S608 - no foreign word in it
    "cluster_proposals": """
        SELECT proposed.seq, proposed.at, proposed.activity,
               json_extract(proposed.data, '$.entry') AS proposal,
               json_extract(proposed.data, '$.what') AS what,
               json_extract(proposed.data, '$.name') AS name,
               json_extract(proposed.data, '$.entries') AS ideas,
               json_extract(proposed.data, '$.machine') AS machine,
               organisations.name AS organisation,
               (json_extract(proposed.data, '$.author') <> '') +
               (SELECT coalesce(sum(CASE voice.name WHEN 'cluster.supported' THEN 1 ELSE -1 END), 0)
                FROM events AS voice
                WHERE voice.name IN ('cluster.supported', 'cluster.unsupported')
                AND json_extract(voice.data, '$.entry') = json_extract(proposed.data, '$.entry'))
               AS supported
        FROM events AS proposed
        LEFT JOIN organisations
            ON organisations.organisation = json_extract(proposed.data, '$.organisation')
        WHERE proposed.name = 'cluster.proposed'
    """,
    "cluster_suggestions": """
        WITH said AS (
            SELECT seq, activity, each.key AS suggestion, each.value AS yes
            FROM events, json_each(data, '$.said') AS each WHERE name LIKE 'cluster.%'),
        last AS (SELECT activity, suggestion, max(seq) AS seq FROM said
                 GROUP BY activity, suggestion)
        SELECT said.activity, substr(said.suggestion, 1, instr(said.suggestion, ' ') - 1) AS what,
               sum(said.yes = 1) AS accepted, sum(said.yes = 0) AS rejected
        FROM said JOIN last ON last.seq = said.seq AND last.activity = said.activity
             AND last.suggestion = said.suggestion
        WHERE said.yes IS NOT NULL
        GROUP BY said.activity, what
    """,
}
