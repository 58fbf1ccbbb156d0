-- rename: foreign_data_wrapper:wrap="Wrap"
CREATE FOREIGN DATA WRAPPER "Wrap";
CREATE SERVER far FOREIGN DATA WRAPPER "Wrap";
COMMENT ON FOREIGN DATA WRAPPER "Wrap" IS 'around it';
