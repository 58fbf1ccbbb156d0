ALTER TABLE public.events RENAME COLUMN note TO remark;
