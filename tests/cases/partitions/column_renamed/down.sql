ALTER TABLE public.events RENAME COLUMN remark TO note;
