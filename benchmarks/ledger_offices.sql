-- Writes invented holders of offices, each for four years. Parameters: states (codes), roles.
INSERT INTO records BY NAME
WITH held AS (
    SELECT s.code, r.role, y.year, 't' || left(md5(s.code || r.role || y.year), 12) AS id
    FROM unnest($states) AS s(code), unnest($roles) AS r(role), range(1995, 2025, 4) AS y(year)
)
SELECT id, printf('%016x', 0) AS document, 'tie' AS kind, 'office' AS type, [code] AS parties, make_date(year, 1, 1) AS date_start,
       make_date(year + 3, 12, 31) AS date_end,
       json_object('id', id, 'kind', 'office', 'subject', 'Holder ' || left(md5(id), 6), 'object', code, 'role', role, 'from', year::VARCHAR,
           'to', (year + 3)::VARCHAR, 'evidence', json_object('start', 0, 'end', 0, 'text', ''), 'roles', [], 'rule', 'import',
           'confidence', 0.5)::VARCHAR AS json,
       code AS dyad
FROM held
