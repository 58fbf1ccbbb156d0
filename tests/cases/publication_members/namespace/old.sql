-- needs: 15
CREATE SCHEMA app;
CREATE TABLE app.v (id integer);
CREATE PUBLICATION news;
