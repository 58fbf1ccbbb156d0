CREATE DOMAIN public.price AS bigint;
CREATE TABLE public.goods (id bigint PRIMARY KEY, price public.price);
CREATE VIEW public.dear AS SELECT id, price, 3::public.price AS limit_of FROM public.goods WHERE price > 3::public.price;
