-- 2026-11-22-222609_create_platform, exported by cargo-schema: not to be edited.

-- loses data: table public.agent_actions
DROP TABLE public.agent_actions;

-- loses data: table public.agent_outputs
DROP TABLE public.agent_outputs;

DROP TYPE public.agent_type;

-- loses data: table public.applications
DROP TABLE public.applications;

DROP TYPE public.application_status;

-- loses data: table public.documents
DROP TABLE public.documents;

DROP TYPE public.document_type;

-- loses data: table public.matches
DROP TABLE public.matches;

DROP TYPE public.match_status;

-- loses data: table public.jobs
DROP TABLE public.jobs;

DROP TYPE public.h1b_sponsor_status;

-- loses data: table public.profiles
DROP TABLE public.profiles;

-- loses data: table public.users
DROP TABLE public.users;

DROP TYPE public.user_tier;

DROP FUNCTION public.guard_account();

DROP FUNCTION public.set_updated_at();
