ALTER SERVER far VERSION '2' OPTIONS (DROP port, ADD dbname 'd', SET host 'b');
