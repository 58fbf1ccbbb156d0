ALTER TABLE public.people RENAME CONSTRAINT named TO called;

ALTER TABLE public.sold RENAME CONSTRAINT sells TO of_sold;

ALTER TABLE public.events ALTER COLUMN what DROP NOT NULL;

ALTER TABLE public.events_2024 ALTER COLUMN what DROP NOT NULL;

ALTER TABLE public.events_2025 ALTER COLUMN what DROP NOT NULL;

ALTER TABLE public.people ALTER CONSTRAINT of_people NO INHERIT;
ALTER TABLE public.people ALTER CONSTRAINT people_age_not_null INHERIT;

-- can fail: rows of public.sold without a value for what, which becomes NOT NULL: give it a backfill
ALTER TABLE public.sold ADD CONSTRAINT of_what NOT NULL what;

ALTER TABLE public.staff ALTER COLUMN id DROP NOT NULL;
