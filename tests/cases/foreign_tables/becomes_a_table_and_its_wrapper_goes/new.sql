create table ft (id int primary key);
