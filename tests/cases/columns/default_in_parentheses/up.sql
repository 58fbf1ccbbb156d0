ALTER TABLE public.t ADD COLUMN at timestamp without time zone DEFAULT (now() AT TIME ZONE 'utc'::text);
ALTER TABLE public.t ADD COLUMN b boolean DEFAULT (1 IS NULL);

CREATE DOMAIN public.d AS boolean DEFAULT (1 IS NOT NULL);

CREATE TABLE public.u (
    a boolean DEFAULT (true AND (NOT false)),
    b boolean DEFAULT (1 = ANY (ARRAY[1, 2])),
    c text DEFAULT ('a'::text COLLATE "C"),
    d boolean DEFAULT 'a'::text ~~ 'b'::text,
    e boolean DEFAULT ((1 >= 0) AND (1 <= 2)),
    f integer DEFAULT CASE
    WHEN (true OR false) THEN 1
    ELSE 2
END,
    g timestamp without time zone DEFAULT (now() AT TIME ZONE 'utc'::text)
);
