DROP FUNCTION public."My F"(integer);
