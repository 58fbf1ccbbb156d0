-- A type whose name becomes no Rust name: rustfmt fails, and Diesel prints its text as it was.
CREATE TYPE "2fa" AS ENUM ('a');
CREATE TABLE aaaaaaaaaaaaaaaaaaaaaaaaa (id integer PRIMARY KEY, a "2fa");
CREATE TABLE bbbbbbbbbbbbbbbbbbbbbbbbbb (id integer PRIMARY KEY REFERENCES aaaaaaaaaaaaaaaaaaaaaaaaa);
