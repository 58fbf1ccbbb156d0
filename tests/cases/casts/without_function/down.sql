DROP CAST (date AS integer);
