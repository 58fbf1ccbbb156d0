SET check_function_bodies = off;

CREATE DOMAIN public.doc AS json;

CREATE FUNCTION public.json_cmp(json, json) RETURNS integer
    LANGUAGE sql IMMUTABLE
AS $$SELECT bttextcmp($1::text, $2::text)$$;

CREATE FUNCTION public.json_eq(json, json) RETURNS boolean
    LANGUAGE sql IMMUTABLE
AS $$SELECT $1::text = $2::text$$;

CREATE FUNCTION public.json_ge(json, json) RETURNS boolean
    LANGUAGE sql IMMUTABLE
AS $$SELECT $1::text >= $2::text$$;

CREATE FUNCTION public.json_gt(json, json) RETURNS boolean
    LANGUAGE sql IMMUTABLE
AS $$SELECT $1::text > $2::text$$;

CREATE FUNCTION public.json_le(json, json) RETURNS boolean
    LANGUAGE sql IMMUTABLE
AS $$SELECT $1::text <= $2::text$$;

CREATE FUNCTION public.json_lt(json, json) RETURNS boolean
    LANGUAGE sql IMMUTABLE
AS $$SELECT $1::text < $2::text$$;

CREATE OPERATOR public.< (
    FUNCTION = public.json_lt,
    LEFTARG = json,
    RIGHTARG = json
);

CREATE OPERATOR public.<= (
    FUNCTION = public.json_le,
    LEFTARG = json,
    RIGHTARG = json
);

CREATE OPERATOR public.= (
    FUNCTION = public.json_eq,
    LEFTARG = json,
    RIGHTARG = json
);

CREATE OPERATOR public.> (
    FUNCTION = public.json_gt,
    LEFTARG = json,
    RIGHTARG = json
);

CREATE OPERATOR public.>= (
    FUNCTION = public.json_ge,
    LEFTARG = json,
    RIGHTARG = json
);

CREATE OPERATOR CLASS public.json_ops DEFAULT FOR TYPE json USING btree AS
    OPERATOR 1 public.< (json, json),
    OPERATOR 2 public.<= (json, json),
    OPERATOR 3 public.= (json, json),
    OPERATOR 4 public.>= (json, json),
    OPERATOR 5 public.> (json, json),
    FUNCTION 1 (json, json) public.json_cmp(json, json);

CREATE TYPE public.span AS RANGE (SUBTYPE = json);

CREATE TABLE public.part (
    j json
);

CREATE TABLE public.parted (
    j json
) PARTITION BY RANGE (j);

CREATE TABLE public.spans (
    s public.span
);

CREATE TABLE public.t (
    j public.doc NOT NULL,
    k json,
    CONSTRAINT t_pkey PRIMARY KEY (j),
    CONSTRAINT t_k_key UNIQUE (k)
);

CREATE TABLE public.refers (
    j public.doc,
    CONSTRAINT refers_j_fkey FOREIGN KEY (j) REFERENCES public.t (j)
);

ALTER TABLE public.parted ATTACH PARTITION public.part FOR VALUES FROM ('1') TO ('3');

RESET check_function_bodies;
