DROP VIEW public.dear;

-- rewrites every row of public.goods under a lock
ALTER DOMAIN public.price RENAME TO price__old;
CREATE DOMAIN public.price AS bigint;
ALTER TABLE public.goods
    ALTER COLUMN price TYPE public.price USING price::bigint::public.price;
DROP DOMAIN public.price__old;

CREATE VIEW public.dear AS
SELECT goods.id,
    goods.price,
    (3)::public.price AS limit_of
   FROM public.goods
  WHERE ((goods.price)::bigint > ((3)::public.price)::bigint);
