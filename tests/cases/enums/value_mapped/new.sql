-- map-value: mood.sad=ok
-- map-value: mood."Very sad"=
CREATE TYPE mood AS ENUM ('ok'); CREATE TABLE t (m mood DEFAULT 'ok', all_of mood[]);
