DROP OPERATOR app.~~~ (NONE, integer);

DROP SCHEMA app;
