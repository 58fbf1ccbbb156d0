-- Keys of several columns, in another order than the columns, and columns that were dropped.
CREATE TABLE memberships (
    role text,
    gone integer,
    user_id integer NOT NULL,
    group_id integer NOT NULL,
    PRIMARY KEY (group_id, user_id)
);
ALTER TABLE memberships DROP COLUMN gone;
ALTER TABLE memberships ADD COLUMN since date;
CREATE TABLE "keys" ("match" integer, "keys" text, PRIMARY KEY ("keys", "match"));
CREATE UNLOGGED TABLE fleeting (id integer PRIMARY KEY);
