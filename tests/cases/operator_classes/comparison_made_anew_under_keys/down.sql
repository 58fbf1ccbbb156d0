SET check_function_bodies = off;

ALTER TABLE public.refers DROP CONSTRAINT refers_j_fkey;

ALTER TABLE public.t DROP CONSTRAINT t_pkey;

DROP OPERATOR CLASS public.json_ops USING btree;

DROP FUNCTION public.json_cmp(json, json);

CREATE FUNCTION public.json_cmp(json, json) RETURNS integer
    LANGUAGE sql IMMUTABLE
AS $$SELECT bttextcmp($1::text, $2::text)$$;

CREATE OPERATOR CLASS public.json_ops DEFAULT FOR TYPE json USING btree AS
    OPERATOR 1 public.< (json, json),
    OPERATOR 2 public.<= (json, json),
    OPERATOR 3 public.= (json, json),
    OPERATOR 4 public.>= (json, json),
    OPERATOR 5 public.> (json, json),
    FUNCTION 1 (json, json) public.json_cmp(json, json);

ALTER TABLE public.t ADD CONSTRAINT t_pkey PRIMARY KEY (j);

ALTER TABLE public.refers ADD CONSTRAINT refers_j_fkey FOREIGN KEY (j) REFERENCES public.t (j);

RESET check_function_bodies;
