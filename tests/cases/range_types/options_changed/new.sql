CREATE TYPE public.span AS RANGE (subtype = text, subtype_opclass = text_pattern_ops, collation = "C");
CREATE TYPE public.floats AS RANGE (subtype = float8, subtype_diff = float8mi);
CREATE TABLE public.holder (id integer PRIMARY KEY, span public.span);
