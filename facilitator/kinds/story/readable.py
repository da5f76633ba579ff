"""Plain SQL answers for those who open the file."""

from __future__ import annotations

from collections.abc import Mapping

# Every save of a field, and whether a later one has taken its place.
VIEWS: Mapping[str, str] = {
    "story_words": """
        SELECT wrote.seq, wrote.at, wrote.activity,
               json_extract(wrote.data, '$.narrative') AS narrative,
               json_extract(begun.data, '$.form') AS form,
               json_extract(begun.data, '$.world') AS world,
               json_extract(wrote.data, '$.field') AS field,
               json_extract(wrote.data, '$.words') AS words,
               NOT EXISTS (
                   SELECT 1 FROM events AS later
                   WHERE later.name = 'story.wrote' AND later.seq > wrote.seq
                     AND later.activity = wrote.activity
                     AND json_extract(later.data, '$.narrative') =
                         json_extract(wrote.data, '$.narrative')
                     AND json_extract(later.data, '$.field') = json_extract(wrote.data, '$.field')
               ) AS last
        FROM events AS wrote
        JOIN events AS begun
          ON begun.name = 'story.begun' AND begun.activity = wrote.activity
         AND json_extract(begun.data, '$.entry') = json_extract(wrote.data, '$.narrative')
        WHERE wrote.name = 'story.wrote'
    """,
}
