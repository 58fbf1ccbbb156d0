CREATE TABLE "it's" (id serial PRIMARY KEY);
