CREATE VIEW public."My View" AS
SELECT "T"."A b" AS "C""d"
   FROM public."T";
