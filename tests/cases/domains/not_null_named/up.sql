ALTER DOMAIN public.a RENAME CONSTRAINT named TO a_not_null;

ALTER DOMAIN public.b RENAME CONSTRAINT b_not_null TO "Unusual";

-- can fail: rows without a value of type public.c, which becomes NOT NULL
ALTER DOMAIN public.c ADD CONSTRAINT gained NOT NULL;

ALTER DOMAIN public.d DROP NOT NULL;

ALTER DOMAIN public.e SET DEFAULT 5;

COMMENT ON CONSTRAINT gained ON DOMAIN public.c IS 'comes';

CREATE DOMAIN public.f AS integer CONSTRAINT made NOT NULL
    CONSTRAINT f_check CHECK (VALUE > 1);
