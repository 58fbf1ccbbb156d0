ALTER TABLE public.m ADD COLUMN invited_at date;

CREATE OR REPLACE RULE r AS ON DELETE TO public.docs
    WHERE (old.org IN ( SELECT x.org
           FROM public.my_m() x(org, role, invited_at))) DO INSTEAD NOTHING;
