CREATE OR REPLACE TRUSTED LANGUAGE "Own" HANDLER public.call INLINE public.call_inline VALIDATOR public.validate;
