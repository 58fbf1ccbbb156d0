create table m(id bigserial);
