-- loses data: table public."Table"
DROP TABLE public."Table";
