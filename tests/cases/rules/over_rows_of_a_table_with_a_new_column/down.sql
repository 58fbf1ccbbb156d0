DROP RULE r ON public.docs;

-- loses data: column public.m.invited_at
ALTER TABLE public.m DROP COLUMN invited_at;

CREATE RULE r AS ON DELETE TO public.docs
    WHERE (old.org IN ( SELECT x.org
           FROM public.my_m() x(org, role))) DO INSTEAD NOTHING;
