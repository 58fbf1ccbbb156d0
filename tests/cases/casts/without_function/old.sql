CREATE TYPE a AS (x integer);
CREATE TYPE b AS ENUM ('ok');
