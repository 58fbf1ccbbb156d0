-- rename: type:mood=humour
-- map-value: mood.sad=ok
CREATE TYPE humour AS ENUM ('ok'); CREATE DOMAIN feeling AS humour; CREATE TABLE t (f feeling, m humour);
