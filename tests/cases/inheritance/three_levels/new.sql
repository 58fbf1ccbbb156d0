CREATE TABLE public.people (id bigint NOT NULL, name varchar(30) DEFAULT 'x', age int, CONSTRAINT named CHECK (name <> ''));
CREATE TABLE public.staff (salary bigint) INHERITS (public.people);
CREATE TABLE public.managers (bonus int) INHERITS (public.staff);
CREATE INDEX managers_salary ON public.managers (salary);
