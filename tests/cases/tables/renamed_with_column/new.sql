-- rename: table:people="My App".users
-- rename: column:people.name=title
-- rename: type:mood="My App".feeling
-- rename: value:mood.a=good
CREATE SCHEMA "My App";
COMMENT ON SCHEMA "My App" IS 'mine';
CREATE TABLE "My App".users (id integer, title text NOT NULL);
CREATE TYPE "My App".feeling AS ENUM ('good', 'b');
