ALTER TYPE public.pair RENAME ATTRIBUTE a TO "First one";
