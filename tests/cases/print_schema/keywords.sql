-- Names that Rust or Diesel refuse, as tables, columns and types.
CREATE TYPE "match" AS ENUM ('a');
CREATE TYPE "struct" AS ENUM ('a');
CREATE TABLE "order" (
    "type" integer PRIMARY KEY,
    "match" "match" NOT NULL,
    "self" "struct",
    "Self" integer,
    "super" integer,
    "crate" integer,
    "timestamp" timestamptz,
    "order" integer,
    "user" integer
);
CREATE TABLE "type" (
    "type" integer PRIMARY KEY,
    "fn" integer REFERENCES "order" ("type"),
    "async" integer,
    "try" integer,
    "gen" integer,
    "union" integer,
    "dyn" integer,
    "box" integer,
    "macro_rules" integer
);
CREATE TABLE "table" (
    "table" integer PRIMARY KEY,
    "columns" integer,
    "is_nullable" integer,
    "star" integer,
    "__hidden" integer,
    "__hidden_" integer,
    "_" integer,
    "_x" integer
);
CREATE TABLE "columns" (id integer PRIMARY KEY, "match" integer REFERENCES "type" ("type"));
CREATE TABLE "status" (
    "status" integer PRIMARY KEY,
    "table" integer REFERENCES "table" ("table")
);
CREATE TABLE "__invisible" (id integer PRIMARY KEY, status integer REFERENCES "status" ("status"));
CREATE TABLE visible (id integer PRIMARY KEY, hidden integer REFERENCES "__invisible" (id));
