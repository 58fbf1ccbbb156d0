DROP VIEW public."My View";
