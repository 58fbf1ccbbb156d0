CREATE TABLE public."Leaf" (
    id integer
);

CREATE TABLE public.part (
    id integer
) PARTITION BY LIST (id);

ALTER TABLE public.part ATTACH PARTITION public."Leaf" FOR VALUES IN (1);

ALTER TABLE public.parted ATTACH PARTITION public.part FOR VALUES FROM (1) TO (9);

ALTER TABLE public.part ENABLE ALWAYS TRIGGER "G";
ALTER TABLE public."Leaf" ENABLE REPLICA TRIGGER "G";
