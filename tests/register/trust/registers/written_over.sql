INSERT OR REPLACE INTO register_entries SELECT number, previous, fingerprint, content FROM register_entries WHERE number = 10
INSERT OR REPLACE INTO register_entries SELECT number, previous, fingerprint, '{}' FROM register_entries WHERE number = 4
REPLACE INTO register_entries SELECT number, previous, fingerprint, content FROM register_entries WHERE number = 10
INSERT OR IGNORE INTO register_entries VALUES (12, 'p', 'f', '{}')
INSERT INTO register_entries (number, previous, fingerprint, content) SELECT 10, previous, fingerprint, '{}' FROM register_entries WHERE number = 10 ON CONFLICT (number) DO UPDATE SET content = '{}'
INSERT INTO register_entries VALUES (1000000000, 'p', 'f', '{}')
INSERT INTO register_entries VALUES (11, 'p', 'f', '{}')
INSERT INTO register_entries VALUES (0, 'p', 'f', '{}')
INSERT INTO register_entries (previous, fingerprint, content) SELECT fingerprint, 'f', '{}' FROM register_entries WHERE number = 10
INSERT INTO register_entries (rowid, previous, fingerprint, content) SELECT 3, fingerprint, 'f', '{}' FROM register_entries WHERE number = 10
INSERT OR REPLACE INTO register_entries SELECT 11, a.fingerprint, b.fingerprint, '{}' FROM register_entries a, register_entries b WHERE a.number = 10 AND b.number = 3
UPDATE OR REPLACE register_entries SET number = 3 WHERE number = 4
UPDATE register_entries SET content = '{}'
DELETE FROM register_entries WHERE number = 10
INSERT OR REPLACE INTO register_filings SELECT * FROM register_filings WHERE number = 5
INSERT OR REPLACE INTO register_filings SELECT * FROM register_filings WHERE number = 10
INSERT OR REPLACE INTO register_awards SELECT entry, incentive, place, title_zh, title_en, basis, kind, form, outcome, 1, currency, beneficiary FROM register_awards WHERE entry = 1
INSERT INTO register_awards SELECT 2, incentive, place, title_zh, title_en, basis, kind, form, outcome, 1, currency, beneficiary FROM register_awards WHERE entry = 1
INSERT INTO register_shares VALUES (1, 'x', 'city', 1)
INSERT OR REPLACE INTO register_payments SELECT entry, determination, incentive, subject, instalment, payer, 1, currency, paid_on, year, month FROM register_payments WHERE entry = 2
UPDATE register_payments SET amount = 1
DELETE FROM register_filings
