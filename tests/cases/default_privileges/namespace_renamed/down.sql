ALTER SCHEMA core RENAME TO app;

-- loses data: table app.t
DROP TABLE app.t;
