-- Types of extensions, in `public` and elsewhere.
CREATE SCHEMA extensions;
CREATE EXTENSION citext;
CREATE EXTENSION hstore SCHEMA extensions;
CREATE EXTENSION ltree;
CREATE TABLE documents (
    id integer PRIMARY KEY,
    email citext NOT NULL,
    emails citext[],
    labels extensions.hstore,
    path ltree NOT NULL,
    paths ltree[]
);
