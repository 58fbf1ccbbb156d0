SET check_function_bodies = off;

COMMENT ON DOMAIN public.price IS NULL;

DROP FUNCTION public.of(public.price);

ALTER TABLE public.goods DROP CONSTRAINT cheap;
DROP INDEX public.goods_price;
ALTER TABLE public.goods DROP COLUMN doubled;

-- can fail: values of type public.price that are not of type integer
-- rewrites every row of public.goods under a lock
ALTER DOMAIN public.price RENAME TO price__old;
CREATE DOMAIN public.price AS integer DEFAULT 0
    CONSTRAINT positive CHECK (VALUE > 0);
ALTER TABLE public.goods
    ALTER COLUMN price DROP DEFAULT,
    ALTER COLUMN price TYPE public.price USING price::integer::public.price,
    ALTER COLUMN price SET DEFAULT 1;
ALTER TABLE public.goods
    ALTER COLUMN prices TYPE public.price[] USING prices::integer[]::public.price[];
DROP DOMAIN public.price__old;

-- rewrites every row of public.goods under a lock
ALTER TABLE public.goods ADD COLUMN doubled bigint GENERATED ALWAYS AS ((price)::integer * 2) STORED;

COMMENT ON DOMAIN public.price IS 'In euros.';
COMMENT ON CONSTRAINT positive ON DOMAIN public.price IS 'Or nothing.';

CREATE FUNCTION public.of(price public.price) RETURNS SETOF public.price
    LANGUAGE sql
AS 'SELECT price';

ALTER TABLE public.goods ADD CONSTRAINT cheap CHECK ((price)::integer < 100);
CREATE INDEX goods_price ON public.goods (price) WHERE (price)::integer > 3;

RESET check_function_bodies;
