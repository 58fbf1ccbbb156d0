COMMENT ON COLUMN public.v.a IS 'y';

COMMENT ON VIEW public.v IS 'x';
