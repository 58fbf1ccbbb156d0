CREATE TABLE t (id integer, at timestamp DEFAULT (now() AT TIME ZONE 'utc'), b boolean DEFAULT (1 IS NULL));
CREATE TABLE u (a boolean DEFAULT (true AND NOT false), b boolean DEFAULT (1 IN (1, 2)), c text DEFAULT ('a' COLLATE "C"),
    d boolean DEFAULT ('a' LIKE 'b'), e boolean DEFAULT (1 BETWEEN 0 AND 2), f integer DEFAULT (CASE WHEN true OR false THEN 1 ELSE 2 END),
    g timestamp DEFAULT (now() AT TIME ZONE 'utc'));
CREATE DOMAIN d AS boolean DEFAULT (1 IS NOT NULL);
