ALTER DOMAIN app.email SET SCHEMA public;
