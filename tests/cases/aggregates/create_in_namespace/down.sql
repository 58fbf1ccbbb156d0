DROP AGGREGATE app."Total"(integer);

DROP SCHEMA app;
