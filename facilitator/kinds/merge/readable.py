"""Plain SQL answers for those who open the file."""

from collections.abc import Mapping

VIEWS: Mapping[str, str] = {
    "merged_drafts": """
        WITH laid AS (
            SELECT seq, activity, text.value AS draft, json_extract(data, '$.world') AS scenario
            FROM events, json_each(events.data, '$.texts') AS text WHERE name = 'merge.made'
            UNION ALL
            SELECT seq, activity, json_extract(data, '$.text'), json_extract(data, '$.world')
            FROM events WHERE name = 'merge.put'),
        named AS (
            SELECT seq, activity, json_extract(data, '$.world') AS scenario,
                   coalesce(json_extract(data, '$.name'), json_extract(data, '$.words')) AS called
            FROM events WHERE name IN ('merge.made', 'merge.named'))
        SELECT laid.seq, laid.activity, laid.draft, laid.scenario,
               (SELECT called FROM named
                WHERE named.scenario = laid.scenario AND named.activity = laid.activity
                ORDER BY named.seq DESC LIMIT 1) AS scenario_name
        FROM laid
    """,
}
