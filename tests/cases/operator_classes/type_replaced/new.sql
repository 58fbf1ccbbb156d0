CREATE TYPE mood AS ENUM ('a', 'b');
CREATE FUNCTION mood_lt(mood, mood) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1::text < $2::text';
CREATE FUNCTION mood_cmp(mood, mood) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT bttextcmp($1::text, $2::text)';
CREATE OPERATOR <| (FUNCTION = mood_lt, LEFTARG = mood, RIGHTARG = mood);
CREATE FUNCTION mood_eq(mood, mood) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1::text = $2::text';
CREATE OPERATOR =| (FUNCTION = mood_eq, LEFTARG = mood, RIGHTARG = mood);
CREATE OPERATOR CLASS mood_text FOR TYPE mood USING btree AS OPERATOR 1 <|, OPERATOR 3 =|, FUNCTION 1 mood_cmp(mood, mood);
CREATE TABLE t (m mood PRIMARY KEY, n mood);
CREATE INDEX i ON t (n mood_text);
