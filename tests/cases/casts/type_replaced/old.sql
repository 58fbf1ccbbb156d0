CREATE TYPE mood AS ENUM ('ok', 'sad');
CREATE CAST (mood AS integer) WITH INOUT;
