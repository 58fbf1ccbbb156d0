CREATE DOMAIN public.price AS integer DEFAULT 0 CONSTRAINT positive CHECK (VALUE > 0);
CREATE TABLE public.goods (id bigint PRIMARY KEY, price public.price DEFAULT 1, prices public.price[], doubled bigint GENERATED ALWAYS AS (price * 2) STORED, CONSTRAINT cheap CHECK (price < 100));
CREATE INDEX goods_price ON public.goods (price) WHERE price > 3;
CREATE FUNCTION public.of(price public.price) RETURNS SETOF public.price LANGUAGE sql AS 'SELECT price';
COMMENT ON DOMAIN public.price IS 'In euros.';
COMMENT ON CONSTRAINT positive ON DOMAIN public.price IS 'Or nothing.';
