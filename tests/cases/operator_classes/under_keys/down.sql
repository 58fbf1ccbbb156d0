-- loses data: table public.part
DROP TABLE public.part;

-- loses data: table public.parted
DROP TABLE public.parted;

-- loses data: table public.refers
DROP TABLE public.refers;

-- loses data: table public.spans
DROP TABLE public.spans;

DROP TYPE public.span;

-- loses data: table public.t
DROP TABLE public.t;

DROP DOMAIN public.doc;

DROP OPERATOR FAMILY public.json_ops USING btree;

DROP FUNCTION public.json_cmp(json, json);

DROP OPERATOR public.< (json, json);

DROP FUNCTION public.json_lt(json, json);

DROP OPERATOR public.<= (json, json);

DROP FUNCTION public.json_le(json, json);

DROP OPERATOR public.= (json, json);

DROP FUNCTION public.json_eq(json, json);

DROP OPERATOR public.> (json, json);

DROP FUNCTION public.json_gt(json, json);

DROP OPERATOR public.>= (json, json);

DROP FUNCTION public.json_ge(json, json);
