ALTER SERVER far VERSION '1' OPTIONS (DROP dbname, SET host 'a', ADD port '1');
