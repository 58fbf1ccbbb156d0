DROP RULE "Log it" ON app."Things";
DROP RULE gone ON app."Things";
DROP RULE off ON app."Things";

-- loses data: table public.log
DROP TABLE public.log;

DROP VIEW public.aa_view;
