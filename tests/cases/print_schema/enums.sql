-- Enums in `public` and elsewhere, shared, as arrays, and with names that fill a line.
CREATE SCHEMA app;
CREATE SCHEMA "an unusual schema with quite a long name";
CREATE TYPE zebra AS ENUM ('a');
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TYPE app.tier AS ENUM ('free');
CREATE TYPE app.mood AS ENUM ('sad');
CREATE TYPE user_tier AS ENUM ('free');
CREATE TYPE nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn AS ENUM ('60');
CREATE TYPE ooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooo AS ENUM ('61');
CREATE TYPE ppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppp AS ENUM ('63');
CREATE TYPE app.qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq AS ENUM ('44');
CREATE TYPE app.rrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrr AS ENUM ('45');
CREATE TYPE "an unusual schema with quite a long name"."as long as the other name is, by chance" AS ENUM ('45');
CREATE TABLE people (
    id integer PRIMARY KEY,
    mood mood NOT NULL,
    moods mood[] NOT NULL,
    maybe_moods mood[],
    tier app.tier NOT NULL,
    zebra zebra,
    n nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn,
    o ooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooo,
    p ppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppp,
    ps ppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppp[],
    q app.qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq,
    r app.rrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrr[],
    u "an unusual schema with quite a long name"."as long as the other name is, by chance"
);
CREATE TABLE animals (id integer PRIMARY KEY, zebra zebra, mood mood, again zebra);
CREATE TABLE plants (id integer PRIMARY KEY, tier user_tier);
CREATE TABLE app.hidden (id integer PRIMARY KEY, mood app.mood, person integer REFERENCES people);
