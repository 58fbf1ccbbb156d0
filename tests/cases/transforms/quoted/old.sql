CREATE TYPE "Pair" AS (a integer); CREATE SCHEMA app; CREATE FUNCTION app."From"(internal) RETURNS "Pair" LANGUAGE internal IMMUTABLE AS 'prsd_lextype';
