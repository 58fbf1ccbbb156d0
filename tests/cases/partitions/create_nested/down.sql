-- loses data: table "Archive"."Errors 2024"
DROP TABLE "Archive"."Errors 2024";

-- loses data: table "Archive".others_2024
DROP TABLE "Archive".others_2024;

DROP SCHEMA "Archive";

-- loses data: table public.logs_2024
DROP TABLE public.logs_2024;

-- loses data: table public.logs
DROP TABLE public.logs;
