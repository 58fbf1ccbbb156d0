DROP FUNCTION app.f();

-- loses data: table app.t
DROP TABLE app.t;

DROP SCHEMA app;
