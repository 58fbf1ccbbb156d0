DROP TYPE public.empty;

DROP TYPE public.of_table;

DROP FUNCTION public.aa_first(public.aa_nested);

DROP VIEW public.aa_view;

-- loses data: table public.aa_holder
DROP TABLE public.aa_holder;

DROP DOMAIN public.aa_checked;

DROP TYPE public.aa_nested;

DROP TYPE app."Odd Pair";
