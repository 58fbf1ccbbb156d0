ALTER TYPE public.e ADD VALUE 'b';
