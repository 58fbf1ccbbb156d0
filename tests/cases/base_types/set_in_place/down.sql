ALTER TYPE public.amount SET (SEND = NONE);

DROP FUNCTION public.amount_send(public.amount);
