DROP VIEW a.v;

-- loses data: table b.t
DROP TABLE b.t;

DROP VIEW b.v;

-- loses data: table a.t
DROP TABLE a.t;
