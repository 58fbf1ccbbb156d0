DROP VIEW app.v;
