CREATE TYPE mood AS ENUM ('ok');
CREATE CAST (mood AS integer) WITH INOUT;
