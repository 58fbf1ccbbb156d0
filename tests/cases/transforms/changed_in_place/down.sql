CREATE OR REPLACE TRANSFORM FOR public.pair LANGUAGE plpgsql (FROM SQL WITH FUNCTION public.to_pl(internal), TO SQL WITH FUNCTION public.from_pl(internal));
