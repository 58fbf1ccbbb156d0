CREATE VIEW app.v AS
SELECT t.a
   FROM public.t;
