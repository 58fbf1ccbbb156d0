DROP AGGREGATE public.disc(double precision, anyelement);
