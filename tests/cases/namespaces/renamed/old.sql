CREATE SCHEMA app; CREATE TABLE app.t (a integer);
