CREATE SCHEMA "My App"; CREATE TABLE "My App"."Users" (id integer);
