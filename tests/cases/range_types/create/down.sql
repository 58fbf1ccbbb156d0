DROP TYPE public.numrange;

DROP TYPE public.aa_pair;

DROP FUNCTION app.zz_apart(numeric, numeric);

DROP FUNCTION public.aa_first(app."Many Such");

DROP VIEW public.aa_view;

-- loses data: table public.aa_holder
DROP TABLE public.aa_holder;

DROP TYPE public.moods;

DROP TYPE app.mood;

DROP DOMAIN public.aa_span;

DROP TYPE app."From To";

DROP COLLATION app."Plain";
