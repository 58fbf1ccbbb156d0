-- needs: 14
CREATE SCHEMA app;
