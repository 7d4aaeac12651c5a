CREATE OR REPLACE FUNCTION register_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN coalesce(NEW, OLD); END $$
CREATE OR REPLACE FUNCTION register_next() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$ BEGIN RETURN NEW; END $$
ALTER FUNCTION register_refuse() SET search_path = elsewhere
ALTER FUNCTION register_refuse() SECURITY DEFINER
ALTER FUNCTION register_next() OWNER TO pg_monitor
DROP TRIGGER register_entries_no_update ON register_entries; CREATE TRIGGER register_entries_no_update BEFORE UPDATE ON register_entries FOR EACH ROW WHEN (false) EXECUTE FUNCTION register_refuse()
DROP TRIGGER register_entries_no_update ON register_entries; CREATE TRIGGER register_entries_no_update AFTER UPDATE ON register_entries FOR EACH ROW EXECUTE FUNCTION register_refuse()
DROP TRIGGER register_entries_no_update ON register_entries; CREATE TRIGGER register_entries_no_update BEFORE UPDATE OF number ON register_entries FOR EACH ROW EXECUTE FUNCTION register_refuse()
DROP TRIGGER register_entries_no_update ON register_entries; CREATE TRIGGER register_entries_no_update BEFORE UPDATE ON register_entries FOR EACH STATEMENT EXECUTE FUNCTION suppress_redundant_updates_trigger()
CREATE SCHEMA other; CREATE FUNCTION other.register_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$; DROP TRIGGER register_entries_no_update ON register_entries; CREATE TRIGGER register_entries_no_update BEFORE UPDATE ON register_entries FOR EACH ROW EXECUTE FUNCTION other.register_refuse()
CREATE TABLE elsewhere (a int); DROP TRIGGER register_payments_no_delete ON register_payments; CREATE TRIGGER register_payments_no_delete BEFORE DELETE ON elsewhere FOR EACH ROW EXECUTE FUNCTION register_refuse()
DROP TRIGGER register_shares_no_truncate ON register_shares
ALTER TRIGGER register_shares_no_truncate ON register_shares RENAME TO another
ALTER TABLE register_awards DISABLE TRIGGER register_awards_no_update
ALTER TABLE register_awards DISABLE TRIGGER ALL
ALTER TABLE register_awards ENABLE REPLICA TRIGGER register_awards_no_delete
CREATE RULE swallow AS ON INSERT TO register_payments DO INSTEAD NOTHING
CREATE RULE more AS ON DELETE TO register_filings DO INSTEAD DELETE FROM register_entries
CREATE FUNCTION swallow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$; CREATE TRIGGER a BEFORE INSERT ON register_payments FOR EACH ROW EXECUTE FUNCTION swallow()
ALTER TABLE register_payments ENABLE ROW LEVEL SECURITY
ALTER TABLE register_payments ENABLE ROW LEVEL SECURITY; ALTER TABLE register_payments FORCE ROW LEVEL SECURITY; CREATE POLICY few ON register_payments USING (amount < 100)
CREATE POLICY few ON register_payments USING (amount < 100)
CREATE TABLE child () INHERITS (register_payments)
ALTER TABLE register_payments RENAME TO hidden; CREATE VIEW register_payments AS SELECT * FROM hidden WHERE amount < 100
ALTER TABLE register_payments SET UNLOGGED
CREATE SCHEMA other; ALTER TABLE register_payments SET SCHEMA other
ALTER TABLE register_payments ALTER COLUMN amount TYPE numeric
ALTER TABLE register_filings ALTER COLUMN officer DROP NOT NULL
ALTER TABLE register_filings ADD COLUMN more text
ALTER TABLE register_filings DROP COLUMN remark
ALTER TABLE register_entries DROP CONSTRAINT register_entries_previous_key
ALTER TABLE register_payments DROP CONSTRAINT register_payments_entry_fkey
ALTER TABLE register_payments ADD CONSTRAINT small CHECK (amount < 100) NOT VALID
DROP INDEX ix_register_payments_determination
UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'ix_register_payments_determination'::regclass
UPDATE register_version SET version_num = '0002'
INSERT INTO register_version VALUES ('0001')
DROP TABLE register_shares
ALTER TABLE register_shares RENAME TO hidden; CREATE VIEW register_shares AS SELECT x AS entry, 'i' AS incentive, 'p' AS payer, 1::bigint AS amount FROM (WITH RECURSIVE n (x) AS (SELECT 1::bigint UNION ALL SELECT x + 1 FROM n) SELECT x FROM n) AS endless
