-- rename: table:t=app.t
CREATE SCHEMA app; CREATE TABLE app.t (a integer, b text);
