ALTER TABLE public.people RENAME CONSTRAINT called TO named;

ALTER TABLE public.sold RENAME CONSTRAINT of_sold TO sells;

-- can fail: rows of public.events without a value for what, which becomes NOT NULL: give it a backfill
ALTER TABLE public.events ADD CONSTRAINT happens NOT NULL what;

ALTER TABLE public.people ALTER CONSTRAINT of_people INHERIT;
ALTER TABLE public.people ALTER CONSTRAINT people_age_not_null NO INHERIT;

ALTER TABLE public.pupils ALTER COLUMN age DROP NOT NULL;

ALTER TABLE public.sold ALTER COLUMN what DROP NOT NULL;

ALTER TABLE public.sold_2024 ALTER COLUMN what DROP NOT NULL;

ALTER TABLE public.staff ALTER COLUMN age DROP NOT NULL;
