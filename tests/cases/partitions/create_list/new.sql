CREATE TABLE public.orders (id int, country text COLLATE "C") PARTITION BY LIST (country);
CREATE TABLE public.orders_north PARTITION OF public.orders FOR VALUES IN ('fi', 'se', 'it''s');
CREATE TABLE public.orders_none PARTITION OF public.orders FOR VALUES IN (NULL);
CREATE TABLE public.orders_rest PARTITION OF public.orders DEFAULT;
COMMENT ON TABLE public.orders_north IS 'Cold ones.';
COMMENT ON COLUMN public.orders_north.country IS 'Two letters.';
