CREATE TABLE "it's" (id integer PRIMARY KEY);
