-- 2026-11-23-034903_narrow_policies, exported by cargo-schema: not to be edited.

ALTER POLICY owner_reads_and_writes ON public.applications
    WITH CHECK (user_id = (
        SELECT id FROM public.users
        WHERE clerk_id = (SELECT NULLIF(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')
    ) AND (
        resume_version_id IS NULL
        OR EXISTS (SELECT FROM public.documents WHERE documents.id = resume_version_id)
    ));

ALTER POLICY signed_in_read ON public.jobs
    USING ((
        SELECT jsonb_typeof(token.claims -> 'sub') = 'string' AND token.claims ->> 'sub' <> ''
        FROM (SELECT NULLIF(current_setting('request.jwt.claims', true), '')::jsonb AS claims) AS token
    ));
