-- loses data: table app.v
DROP TABLE app.v;

ALTER PUBLICATION news DROP TABLES IN SCHEMA app;

DROP SCHEMA app;
