DROP TRIGGER register_entries_no_insert
DROP TRIGGER register_awards_no_delete
DROP TRIGGER register_entries_no_update; CREATE TRIGGER register_entries_no_update BEFORE UPDATE ON register_entries WHEN 0 BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END
DROP TRIGGER register_entries_no_update; CREATE TABLE other (x); CREATE TRIGGER register_entries_no_update BEFORE UPDATE ON other BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END
PRAGMA writable_schema = ON; DELETE FROM sqlite_master WHERE name = 'register_entries_no_delete'
PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = replace(sql, 'RAISE(ABORT, ''the register is append-only'')', '1') WHERE name = 'register_entries_no_delete'
