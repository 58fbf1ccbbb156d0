-- 2026-11-22-222609_create_platform, exported by cargo-schema: not to be edited.

CREATE TYPE public.agent_type AS ENUM (
    'orchestrator',
    'job_scout',
    'resume',
    'apply',
    'pipeline',
    'follow_up',
    'interview_intel',
    'network'
);

COMMENT ON TYPE public.agent_type IS 'The kinds of agents.';

CREATE TYPE public.application_status AS ENUM (
    'applied',
    'screening',
    'interview',
    'offer',
    'closed',
    'rejected'
);

COMMENT ON TYPE public.application_status IS 'How far an application has come.';

CREATE TYPE public.document_type AS ENUM (
    'resume',
    'cover_letter'
);

COMMENT ON TYPE public.document_type IS 'What a document is.';

CREATE TYPE public.h1b_sponsor_status AS ENUM (
    'unknown',
    'sponsors',
    'sponsored_before',
    'does_not_sponsor'
);

COMMENT ON TYPE public.h1b_sponsor_status IS 'Whether an employer sponsors H-1B visas, as far as it is known.';

CREATE TYPE public.match_status AS ENUM (
    'new',
    'saved',
    'dismissed',
    'applied'
);

COMMENT ON TYPE public.match_status IS 'What a user made of a match.';

CREATE TYPE public.user_tier AS ENUM (
    'free',
    'pro',
    'h1b_pro',
    'career_insurance',
    'enterprise'
);

COMMENT ON TYPE public.user_tier IS 'What a user has subscribed to.';

CREATE FUNCTION public.guard_account() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = ''
AS $$
BEGIN
    IF pg_catalog.row_security_active(TG_RELID) THEN
        RAISE EXCEPTION 'tier and clerk_id are not changed by the user'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$$;

COMMENT ON FUNCTION public.guard_account() IS 'Keeps a user''s tier and identity from whoever is subject to row-level security. The service
role and the owner of the table are not.';

CREATE FUNCTION public.set_updated_at() RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    NEW.updated_at = now();
    RETURN NEW;
END
$$;

CREATE TABLE public.jobs (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    source text NOT NULL,
    url text NOT NULL,
    title text NOT NULL,
    company text NOT NULL,
    description text,
    h1b_sponsor_status public.h1b_sponsor_status NOT NULL DEFAULT 'unknown'::public.h1b_sponsor_status,
    created_at timestamp with time zone NOT NULL DEFAULT now(),
    updated_at timestamp with time zone NOT NULL DEFAULT now(),
    CONSTRAINT jobs_pk_id PRIMARY KEY (id)
);
ALTER TABLE public.jobs ENABLE ROW LEVEL SECURITY;

CREATE INDEX idx_jobs_company ON public.jobs (company);
CREATE INDEX idx_jobs_created_at ON public.jobs (created_at DESC);
CREATE INDEX idx_jobs_h1b_sponsor_status_created_at ON public.jobs (h1b_sponsor_status, created_at DESC);

CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.jobs
    FOR EACH ROW EXECUTE FUNCTION public.set_updated_at();

CREATE POLICY signed_in_read ON public.jobs FOR SELECT
    USING ((SELECT NULLIF(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub') IS NOT NULL);

COMMENT ON TABLE public.jobs IS 'One opening.';
COMMENT ON COLUMN public.jobs.company IS 'Who the employer is.';
COMMENT ON COLUMN public.jobs.description IS 'What the opening says; none until it was fetched.';
COMMENT ON COLUMN public.jobs.h1b_sponsor_status IS 'Whether the employer sponsors H-1B visas.';
COMMENT ON COLUMN public.jobs.id IS 'The row''s key.';
COMMENT ON COLUMN public.jobs.source IS 'Where it was found. A text, because sources come and go without a migration.';
COMMENT ON COLUMN public.jobs.title IS 'What the position is called.';
COMMENT ON COLUMN public.jobs.url IS 'Where it can be read.';

CREATE TABLE public.users (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    email text NOT NULL,
    clerk_id text NOT NULL,
    tier public.user_tier NOT NULL DEFAULT 'free'::public.user_tier,
    timezone text NOT NULL DEFAULT 'UTC',
    created_at timestamp with time zone NOT NULL DEFAULT now(),
    updated_at timestamp with time zone NOT NULL DEFAULT now(),
    CONSTRAINT users_pk_id PRIMARY KEY (id),
    CONSTRAINT users_uq_clerk_id UNIQUE (clerk_id),
    CONSTRAINT users_uq_email UNIQUE (email)
);
ALTER TABLE public.users ENABLE ROW LEVEL SECURITY;

CREATE TRIGGER guard_account BEFORE UPDATE ON public.users
    FOR EACH ROW WHEN (OLD.tier IS DISTINCT FROM NEW.tier OR OLD.clerk_id IS DISTINCT FROM NEW.clerk_id) EXECUTE FUNCTION public.guard_account();

CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.users
    FOR EACH ROW EXECUTE FUNCTION public.set_updated_at();

CREATE POLICY owner_reads ON public.users FOR SELECT
    USING (clerk_id = (SELECT NULLIF(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub'));

CREATE POLICY owner_signs_up ON public.users FOR INSERT
    WITH CHECK (tier = 'free'
        AND clerk_id = (SELECT NULLIF(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub'));

CREATE POLICY owner_writes ON public.users FOR UPDATE
    USING (clerk_id = (SELECT NULLIF(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub'));

COMMENT ON TABLE public.users IS 'One account.';
COMMENT ON COLUMN public.users.clerk_id IS 'Who the user is to Clerk: the `sub` of their tokens.';
COMMENT ON COLUMN public.users.email IS 'Where mail goes to.';
COMMENT ON COLUMN public.users.id IS 'The row''s key.';
COMMENT ON COLUMN public.users.tier IS 'What the user has subscribed to.';
COMMENT ON COLUMN public.users.timezone IS 'The name of the user''s time zone, as in the IANA database.';

CREATE TABLE public.agent_actions (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    user_id uuid NOT NULL,
    agent_type public.agent_type NOT NULL,
    action text,
    rationale text,
    status text NOT NULL,
    "timestamp" timestamp with time zone NOT NULL DEFAULT now(),
    created_at timestamp with time zone NOT NULL DEFAULT now(),
    updated_at timestamp with time zone NOT NULL DEFAULT now(),
    deleted_at timestamp with time zone,
    deleted_by uuid,
    deletion_reason text,
    CONSTRAINT agent_actions_pk_id PRIMARY KEY (id),
    CONSTRAINT agent_actions_fk_user FOREIGN KEY (user_id) REFERENCES public.users (id) ON DELETE CASCADE
);
ALTER TABLE public.agent_actions ENABLE ROW LEVEL SECURITY;

CREATE INDEX idx_agent_actions_user_id ON public.agent_actions (user_id);
CREATE INDEX idx_agent_actions_user_id_timestamp ON public.agent_actions (user_id, "timestamp" DESC) WHERE deleted_at IS NULL;

CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.agent_actions
    FOR EACH ROW EXECUTE FUNCTION public.set_updated_at();

CREATE POLICY owner_reads ON public.agent_actions FOR SELECT
    USING (user_id = (
        SELECT id FROM public.users
        WHERE clerk_id = (SELECT NULLIF(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')
    ));

COMMENT ON TABLE public.agent_actions IS 'One thing that an agent did for a user.';
COMMENT ON COLUMN public.agent_actions.action IS 'What it did.';
COMMENT ON COLUMN public.agent_actions.agent_type IS 'Which agent did it.';
COMMENT ON COLUMN public.agent_actions.id IS 'The row''s key.';
COMMENT ON COLUMN public.agent_actions.rationale IS 'Why it did it, in words for the user.';
COMMENT ON COLUMN public.agent_actions.status IS 'How far it has come. A text, because each agent has states of its own.';
COMMENT ON COLUMN public.agent_actions."timestamp" IS 'When it did it.';
COMMENT ON COLUMN public.agent_actions.user_id IS 'Whom it was done for.';

CREATE TABLE public.agent_outputs (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    user_id uuid NOT NULL,
    agent_type public.agent_type NOT NULL,
    output jsonb NOT NULL,
    schema_version integer NOT NULL DEFAULT 1,
    created_at timestamp with time zone NOT NULL DEFAULT now(),
    updated_at timestamp with time zone NOT NULL DEFAULT now(),
    CONSTRAINT agent_outputs_pk_id PRIMARY KEY (id),
    CONSTRAINT agent_outputs_fk_user FOREIGN KEY (user_id) REFERENCES public.users (id) ON DELETE CASCADE
);
ALTER TABLE public.agent_outputs ENABLE ROW LEVEL SECURITY;

CREATE INDEX idx_agent_outputs_user_id ON public.agent_outputs (user_id);
CREATE INDEX idx_agent_outputs_user_id_agent_type_created_at ON public.agent_outputs (user_id, agent_type, created_at DESC);

CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.agent_outputs
    FOR EACH ROW EXECUTE FUNCTION public.set_updated_at();

CREATE POLICY owner_reads ON public.agent_outputs FOR SELECT
    USING (user_id = (
        SELECT id FROM public.users
        WHERE clerk_id = (SELECT NULLIF(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')
    ));

COMMENT ON TABLE public.agent_outputs IS 'One result of an agent''s work.';
COMMENT ON COLUMN public.agent_outputs.agent_type IS 'Which agent made it.';
COMMENT ON COLUMN public.agent_outputs.id IS 'The row''s key.';
COMMENT ON COLUMN public.agent_outputs.output IS 'The result, in a form that depends on the agent and on `schema_version`.';
COMMENT ON COLUMN public.agent_outputs.user_id IS 'Whom it is for.';

CREATE TABLE public.documents (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    user_id uuid NOT NULL,
    job_id uuid,
    type public.document_type NOT NULL,
    version integer NOT NULL DEFAULT 1,
    content text,
    schema_version integer NOT NULL DEFAULT 1,
    created_at timestamp with time zone NOT NULL DEFAULT now(),
    updated_at timestamp with time zone NOT NULL DEFAULT now(),
    deleted_at timestamp with time zone,
    deleted_by uuid,
    deletion_reason text,
    CONSTRAINT documents_pk_id PRIMARY KEY (id),
    CONSTRAINT documents_fk_job FOREIGN KEY (job_id) REFERENCES public.jobs (id) ON DELETE SET NULL,
    CONSTRAINT documents_fk_user FOREIGN KEY (user_id) REFERENCES public.users (id) ON DELETE CASCADE
);
ALTER TABLE public.documents ENABLE ROW LEVEL SECURITY;

CREATE INDEX idx_documents_job_id ON public.documents (job_id);
CREATE INDEX idx_documents_user_id ON public.documents (user_id);
CREATE INDEX idx_documents_user_id_type_version ON public.documents (user_id, type, version DESC) WHERE deleted_at IS NULL;

CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.documents
    FOR EACH ROW EXECUTE FUNCTION public.set_updated_at();

CREATE POLICY owner_reads_and_writes ON public.documents
    USING (user_id = (
        SELECT id FROM public.users
        WHERE clerk_id = (SELECT NULLIF(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')
    ));

COMMENT ON TABLE public.documents IS 'One version of a document.';
COMMENT ON COLUMN public.documents.content IS 'The text; none until it was written.';
COMMENT ON COLUMN public.documents.id IS 'The row''s key.';
COMMENT ON COLUMN public.documents.job_id IS 'The job that it was written for, if it was for one. It outlives the job.';
COMMENT ON COLUMN public.documents.type IS 'What it is.';
COMMENT ON COLUMN public.documents.user_id IS 'Whose it is.';
COMMENT ON COLUMN public.documents.version IS 'Which version of the document; the first has the number 1.';

CREATE TABLE public.applications (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    user_id uuid NOT NULL,
    job_id uuid NOT NULL,
    status public.application_status NOT NULL DEFAULT 'applied'::public.application_status,
    applied_at timestamp with time zone,
    resume_version_id uuid,
    created_at timestamp with time zone NOT NULL DEFAULT now(),
    updated_at timestamp with time zone NOT NULL DEFAULT now(),
    deleted_at timestamp with time zone,
    deleted_by uuid,
    deletion_reason text,
    CONSTRAINT applications_pk_id PRIMARY KEY (id),
    CONSTRAINT applications_fk_job FOREIGN KEY (job_id) REFERENCES public.jobs (id),
    CONSTRAINT applications_fk_resume_version FOREIGN KEY (resume_version_id) REFERENCES public.documents (id) ON DELETE SET NULL,
    CONSTRAINT applications_fk_user FOREIGN KEY (user_id) REFERENCES public.users (id) ON DELETE CASCADE
);
ALTER TABLE public.applications ENABLE ROW LEVEL SECURITY;

CREATE INDEX idx_applications_job_id ON public.applications (job_id);
CREATE INDEX idx_applications_resume_version_id ON public.applications (resume_version_id);
CREATE INDEX idx_applications_user_id ON public.applications (user_id);
CREATE INDEX idx_applications_user_id_status ON public.applications (user_id, status) WHERE deleted_at IS NULL;

CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.applications
    FOR EACH ROW EXECUTE FUNCTION public.set_updated_at();

CREATE POLICY owner_reads_and_writes ON public.applications
    USING (user_id = (
        SELECT id FROM public.users
        WHERE clerk_id = (SELECT NULLIF(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')
    ));

COMMENT ON TABLE public.applications IS 'One application of one user to one job.';
COMMENT ON COLUMN public.applications.applied_at IS 'When it was sent; none while the sending is under way.';
COMMENT ON COLUMN public.applications.id IS 'The row''s key.';
COMMENT ON COLUMN public.applications.job_id IS 'What for. A job that someone applied to is not deleted.';
COMMENT ON COLUMN public.applications.resume_version_id IS 'The version of the resume that was sent.';
COMMENT ON COLUMN public.applications.status IS 'How far it has come.';
COMMENT ON COLUMN public.applications.user_id IS 'Who applied.';

CREATE TABLE public.matches (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    user_id uuid NOT NULL,
    job_id uuid NOT NULL,
    score double precision,
    rationale text,
    status public.match_status NOT NULL DEFAULT 'new'::public.match_status,
    created_at timestamp with time zone NOT NULL DEFAULT now(),
    updated_at timestamp with time zone NOT NULL DEFAULT now(),
    deleted_at timestamp with time zone,
    deleted_by uuid,
    deletion_reason text,
    CONSTRAINT matches_pk_id PRIMARY KEY (id),
    CONSTRAINT matches_ck_score CHECK (score BETWEEN 0 AND 1),
    CONSTRAINT matches_fk_job FOREIGN KEY (job_id) REFERENCES public.jobs (id) ON DELETE CASCADE,
    CONSTRAINT matches_fk_user FOREIGN KEY (user_id) REFERENCES public.users (id) ON DELETE CASCADE
);
ALTER TABLE public.matches ENABLE ROW LEVEL SECURITY;

CREATE INDEX idx_matches_job_id ON public.matches (job_id);
CREATE INDEX idx_matches_user_id ON public.matches (user_id);
CREATE INDEX idx_matches_user_id_status_score ON public.matches (user_id, status, score DESC NULLS LAST) WHERE deleted_at IS NULL;

CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.matches
    FOR EACH ROW EXECUTE FUNCTION public.set_updated_at();

CREATE POLICY owner_reads_and_writes ON public.matches
    USING (user_id = (
        SELECT id FROM public.users
        WHERE clerk_id = (SELECT NULLIF(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')
    ));

COMMENT ON TABLE public.matches IS 'One job that suits one user.';
COMMENT ON COLUMN public.matches.id IS 'The row''s key.';
COMMENT ON COLUMN public.matches.job_id IS 'The job. Once it is gone there is nothing to match.';
COMMENT ON COLUMN public.matches.rationale IS 'Why it suits, in words for the user.';
COMMENT ON COLUMN public.matches.score IS 'How well it suits, from 0 to 1; none until it was computed.';
COMMENT ON COLUMN public.matches.status IS 'What the user made of it.';
COMMENT ON COLUMN public.matches.user_id IS 'Whom the job suits.';

CREATE TABLE public.profiles (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    user_id uuid NOT NULL,
    linkedin_data jsonb,
    skills text[] NOT NULL DEFAULT '{}',
    experience jsonb[] NOT NULL DEFAULT '{}',
    education jsonb[] NOT NULL DEFAULT '{}',
    schema_version integer NOT NULL DEFAULT 1,
    created_at timestamp with time zone NOT NULL DEFAULT now(),
    updated_at timestamp with time zone NOT NULL DEFAULT now(),
    deleted_at timestamp with time zone,
    deleted_by uuid,
    deletion_reason text,
    CONSTRAINT profiles_pk_id PRIMARY KEY (id),
    CONSTRAINT profiles_uq_user_id UNIQUE (user_id),
    CONSTRAINT profiles_ck_education CHECK (num_nulls(VARIADIC education) = 0),
    CONSTRAINT profiles_ck_experience CHECK (num_nulls(VARIADIC experience) = 0),
    CONSTRAINT profiles_ck_skills CHECK (num_nulls(VARIADIC skills) = 0),
    CONSTRAINT profiles_fk_user FOREIGN KEY (user_id) REFERENCES public.users (id) ON DELETE CASCADE
);
ALTER TABLE public.profiles ENABLE ROW LEVEL SECURITY;

CREATE INDEX idx_profiles_skills ON public.profiles USING gin (skills);

CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.profiles
    FOR EACH ROW EXECUTE FUNCTION public.set_updated_at();

CREATE POLICY owner_reads_and_writes ON public.profiles
    USING (user_id = (
        SELECT id FROM public.users
        WHERE clerk_id = (SELECT NULLIF(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')
    ));

COMMENT ON TABLE public.profiles IS 'What a user can do and has done; one profile a user.';
COMMENT ON COLUMN public.profiles.education IS 'The schools that the user went to.';
COMMENT ON COLUMN public.profiles.experience IS 'The positions that the user held.';
COMMENT ON COLUMN public.profiles.id IS 'The row''s key.';
COMMENT ON COLUMN public.profiles.linkedin_data IS 'The profile on LinkedIn, as it was fetched.';
COMMENT ON COLUMN public.profiles.skills IS 'What the user is good at, in the user''s words.';
COMMENT ON COLUMN public.profiles.user_id IS 'Whose profile it is.';
