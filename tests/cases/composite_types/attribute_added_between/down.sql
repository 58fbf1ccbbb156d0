-- loses data: attribute public.pair."Mid dle"
ALTER TYPE public.pair DROP ATTRIBUTE "Mid dle";
