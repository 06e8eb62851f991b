-- Writes invented events between invented choices of real states: few pairs have many events, most pairs few, as in imported data.
-- Parameters: n (events), states (codes), per (events of one document), span (days from the first day on).
INSERT INTO records BY NAME
WITH drawn AS (
    SELECT i, (hash(i) % 1000000) / 1e6 AS u, (hash(i + 1) % 1000000) / 1e6 AS v, hash(i + 2) AS w,
           DATE '1995-01-01' + (i * $span::BIGINT // $n::BIGINT)::INTEGER AS day
    FROM range($n::BIGINT) AS r(i)
),
cast_ AS (
    SELECT i, day, $states[1 + floor(len($states) * u * u * u)::INTEGER] AS a, $states[1 + floor(len($states) * v * v)::INTEGER] AS b,
           ['CONSULT', 'SUPPORT', 'COOPERATE', 'AID', 'REQUEST', 'ACCUSE', 'REJECT', 'THREATEN', 'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE',
            'ASSAULT', 'AGREE'][1 + (w % 14)::INTEGER] AS type,
           CASE WHEN w % 50 = 0 THEN $states[1 + (w % len($states))::INTEGER] END AS c, 'e' || left(md5(i::VARCHAR), 12) AS id
    FROM drawn
),
acts AS (SELECT *, list_sort(list_distinct(list_filter([a, b, c], lambda code: code IS NOT NULL))) AS parties FROM cast_ WHERE a <> b)
SELECT id, printf('%016x', i // $per::BIGINT) AS document, 'event' AS kind, type, parties, day AS date_start, day AS date_end,
       'actual' AS status,
       json_object('id', id, 'type', type, 'mode', NULL, 'actors', list_sort(list_distinct(list_filter([a, c], lambda x: x IS NOT NULL))),
           'recipients', [b], 'who', [], 'date', json_object('start', day::VARCHAR, 'end', day::VARCHAR), 'place', NULL, 'status', 'actual',
           'evidence', json_object('start', 0, 'end', 0, 'text', ''), 'roles', [], 'rule', 'import', 'confidence', 0.5)::VARCHAR AS json,
       CASE WHEN len(parties) > 2 THEN '+' ELSE array_to_string(parties, '|') END AS dyad
FROM acts
