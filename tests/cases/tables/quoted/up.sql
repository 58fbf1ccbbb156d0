CREATE TABLE public."Table" (
    "Id" integer,
    "order" text,
    "a ""b""" date
);

CREATE INDEX "I" ON public."Table" ("order");
