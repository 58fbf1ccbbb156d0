-- 2026-11-23-034903_narrow_policies, exported by cargo-schema: not to be edited.

DROP POLICY owner_reads_and_writes ON public.applications;

ALTER POLICY signed_in_read ON public.jobs
    USING ((SELECT NULLIF(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub') IS NOT NULL);

CREATE POLICY owner_reads_and_writes ON public.applications
    USING (user_id = (
        SELECT id FROM public.users
        WHERE clerk_id = (SELECT NULLIF(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')
    ));
