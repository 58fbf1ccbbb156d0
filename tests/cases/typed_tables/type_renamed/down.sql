ALTER TYPE app.couple RENAME TO pair;
ALTER TYPE app.pair SET SCHEMA public;

DROP SCHEMA app;
