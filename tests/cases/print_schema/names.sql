-- Names that are no identifiers, and the quotes that they need in Rust.
CREATE TYPE "My Type" AS ENUM ('a');
CREATE TYPE my_type AS ENUM ('a');
CREATE TYPE "camelCase" AS ENUM ('a');
CREATE TYPE "HTTPStatus" AS ENUM ('a');
CREATE TYPE _underscored AS ENUM ('a');
CREATE TYPE "größe" AS ENUM ('a');
CREATE TYPE "quo""ted #1" AS ENUM ('a');
CREATE TYPE h1b_sponsor_status AS ENUM ('a');
CREATE TYPE x2_y3z AS ENUM ('a');
CREATE TABLE "Users" (
    "Id" integer PRIMARY KEY,
    "first name" text,
    "first -- last" text,
    "naïve" text,
    "a_-_b" text,
    "2fa" boolean,
    "2 fa" boolean,
    "quo""te" text,
    "qu#o""te##" text,
    "é" text,
    "日本" text,
    kind "My Type",
    kinds "My Type"[],
    same my_type,
    camel "camelCase",
    http "HTTPStatus",
    looks_like_an_array _underscored,
    real_array _underscored[],
    size "größe",
    quoted "quo""ted #1",
    h1b h1b_sponsor_status,
    x x2_y3z[]
);
CREATE TABLE "has space" (id integer PRIMARY KEY, "users" integer REFERENCES "Users" ("Id"));
CREATE TABLE "1st" (id integer PRIMARY KEY, "has space" integer REFERENCES "has space");
CREATE TABLE "has-space" (id integer PRIMARY KEY, "has-space" integer REFERENCES "1st");
CREATE TABLE "quo""ted" (id integer PRIMARY KEY);
