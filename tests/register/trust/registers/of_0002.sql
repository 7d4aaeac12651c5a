PRAGMA application_id = 1768842085;
BEGIN TRANSACTION;
CREATE TABLE register_awards (
	entry INTEGER NOT NULL, 
	incentive TEXT NOT NULL, 
	place INTEGER NOT NULL, 
	title_zh TEXT NOT NULL, 
	title_en TEXT NOT NULL, 
	basis TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	form TEXT, 
	outcome TEXT NOT NULL, 
	amount INTEGER, 
	currency TEXT NOT NULL, 
	beneficiary TEXT NOT NULL, 
	PRIMARY KEY (entry, incentive), 
	FOREIGN KEY(entry) REFERENCES register_entries (number)
)
 STRICT

;
INSERT INTO "register_awards" VALUES(1,'cn.2021-895.construction_grant',0,'补助','grant','发改社会〔2021〕895号','grant','cash','ELIGIBLE',60000000,'CNY','institution');
CREATE TABLE register_entries (
	number INTEGER NOT NULL, 
	previous TEXT NOT NULL, 
	fingerprint TEXT NOT NULL, 
	content TEXT NOT NULL, 
	PRIMARY KEY (number), 
	UNIQUE (previous), 
	UNIQUE (fingerprint)
)
 STRICT

;
INSERT INTO "register_entries" VALUES(1,'0000000000000000000000000000000000000000000000000000000000000000','1bd0b4fcc0818c62cf4498d6b1d6534c999311c0777304c352167a56c5b4a220','{"again":"另一户","applicant":"托育机构1","assessment":{"determinations":[{"amount":{"amount":"600000.00","currency":"CNY"},"beneficiary":"institution","citations":[],"incentive":"cn.2021-895.construction_grant","instrument":{"number":"发改社会〔2021〕895号"},"kind":"grant","outcome":"ELIGIBLE","payment":null,"title":{"en":"grant","zh":"补助"}}],"overlays":[]},"beyond":"","case":{"name":"x"},"corrects":null,"district":"320614","dossier":"","filed_at":"2024-01-05T09:30:00+00:00","kind":"determination","known_on":null,"officer":"王芳","on":"2023-12-31","reason":"","remark":""}');
INSERT INTO "register_entries" VALUES(2,'1bd0b4fcc0818c62cf4498d6b1d6534c999311c0777304c352167a56c5b4a220','a1529b72103a16c2846ee90a46cf8d619bea5c5513c8e33af739f929f3f91a79','{"again":"另一户","amount":{"amount":"100.00","currency":"CNY"},"applicant":"托育机构","beyond":"","corrects":null,"determination":1,"district":"320614","dossier":"","filed_at":"2024-01-05T09:30:00+00:00","incentive":"cn.2021-895.construction_grant","instalment":1,"kind":"payment","officer":"王芳","paid_on":"2024-03-01","payer":null,"reason":"","remark":"","subject":null}');
INSERT INTO "register_entries" VALUES(3,'a1529b72103a16c2846ee90a46cf8d619bea5c5513c8e33af739f929f3f91a79','5982543c2bfb6d71e87d5f2c5659a9420a6bd4db55f39018a679b640107615cb','{"again":"另一户","amount":{"amount":"100.00","currency":"CNY"},"applicant":"托育机构","beyond":"","corrects":null,"determination":1,"district":"320614","dossier":"","filed_at":"2024-01-05T09:30:00+00:00","incentive":"cn.2021-895.construction_grant","instalment":2,"kind":"payment","officer":"王芳","paid_on":"2024-03-01","payer":null,"reason":"","remark":"","subject":null}');
INSERT INTO "register_entries" VALUES(4,'5982543c2bfb6d71e87d5f2c5659a9420a6bd4db55f39018a679b640107615cb','494481d10bf9eeeb1082104ec69df1154739020811f9b45776684a2e64cc75bf','{"again":"另一户","amount":{"amount":"100.00","currency":"CNY"},"applicant":"托育机构","beyond":"","corrects":null,"determination":1,"district":"320614","dossier":"","filed_at":"2024-01-05T09:30:00+00:00","incentive":"cn.2021-895.construction_grant","instalment":3,"kind":"payment","officer":"王芳","paid_on":"2024-03-01","payer":null,"reason":"","remark":"","subject":null}');
INSERT INTO "register_entries" VALUES(5,'494481d10bf9eeeb1082104ec69df1154739020811f9b45776684a2e64cc75bf','6f87a2941bf82613fb80ffe4a573d3eace8c482adff00afadf2f697fdf26aa9b','{"again":"另一户","annuls":4,"applicant":"托育机构","beyond":"","corrects":null,"district":"320614","dossier":"","filed_at":"2024-01-05T09:30:00+00:00","kind":"annulment","officer":"王芳","reason":"退回","remark":""}');
CREATE TABLE register_filings (
	number INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	filed_at TEXT NOT NULL, 
	filed_on TEXT NOT NULL, 
	year INTEGER NOT NULL, 
	month INTEGER NOT NULL, 
	officer TEXT NOT NULL, 
	applicant TEXT NOT NULL, 
	applicant_key TEXT NOT NULL, 
	district TEXT NOT NULL, 
	on_day TEXT, 
	known_on TEXT, 
	matter TEXT NOT NULL, 
	ends INTEGER, 
	remark TEXT NOT NULL, dossier TEXT DEFAULT '' NOT NULL, dossier_key TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (number), 
	FOREIGN KEY(number) REFERENCES register_entries (number), 
	UNIQUE (ends), 
	FOREIGN KEY(ends) REFERENCES register_entries (number)
)
 STRICT

;
INSERT INTO "register_filings" VALUES(1,'determination','2024-01-05T09:30:00+00:00','2024-01-05',2024,1,'王芳','托育机构1','托育机构1','320614','2023-12-31',NULL,'4a6ea8553f658be14db3d8ae7369a8d66e80eba20b0be53a6f2373f232785be9',NULL,'','','');
INSERT INTO "register_filings" VALUES(2,'payment','2024-01-05T09:30:00+00:00','2024-01-05',2024,1,'王芳','托育机构','托育机构','320614',NULL,NULL,'0f725abc239ce58c2f0ba5f46c99e9e7489557823ba43f2786adb6228bec0298',NULL,'','','');
INSERT INTO "register_filings" VALUES(3,'payment','2024-01-05T09:30:00+00:00','2024-01-05',2024,1,'王芳','托育机构','托育机构','320614',NULL,NULL,'ff5dde0dc30328e651f7348ae5d61e4734be2696c331be216369d5da9819d631',NULL,'','','');
INSERT INTO "register_filings" VALUES(4,'payment','2024-01-05T09:30:00+00:00','2024-01-05',2024,1,'王芳','托育机构','托育机构','320614',NULL,NULL,'4135f47733ed633b372d7d1d0eed4060a8f2edefa0b7c4ae29853382cf5cb95a',NULL,'','','');
INSERT INTO "register_filings" VALUES(5,'annulment','2024-01-05T09:30:00+00:00','2024-01-05',2024,1,'王芳','托育机构','托育机构','320614',NULL,NULL,'26b6eb0c7506946dd430591f3ed05681940b9df7c021c34552167276bb63a690',4,'','','');
CREATE TABLE register_payments (
	entry INTEGER NOT NULL, 
	determination INTEGER NOT NULL, 
	incentive TEXT NOT NULL, 
	subject TEXT, 
	instalment INTEGER, 
	payer TEXT, 
	amount INTEGER NOT NULL, 
	currency TEXT NOT NULL, 
	paid_on TEXT NOT NULL, 
	year INTEGER NOT NULL, 
	month INTEGER NOT NULL, 
	PRIMARY KEY (entry), 
	FOREIGN KEY(entry) REFERENCES register_entries (number), 
	FOREIGN KEY(determination) REFERENCES register_entries (number)
)
 STRICT

;
INSERT INTO "register_payments" VALUES(2,1,'cn.2021-895.construction_grant',NULL,1,NULL,10000,'CNY','2024-03-01',2024,3);
INSERT INTO "register_payments" VALUES(3,1,'cn.2021-895.construction_grant',NULL,2,NULL,10000,'CNY','2024-03-01',2024,3);
INSERT INTO "register_payments" VALUES(4,1,'cn.2021-895.construction_grant',NULL,3,NULL,10000,'CNY','2024-03-01',2024,3);
CREATE TABLE register_shares (
	entry INTEGER NOT NULL, 
	incentive TEXT NOT NULL, 
	payer TEXT NOT NULL, 
	amount INTEGER NOT NULL, 
	PRIMARY KEY (entry, incentive, payer), 
	FOREIGN KEY(entry) REFERENCES register_entries (number)
)
 STRICT

;
CREATE TABLE register_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT register_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "register_version" VALUES('0002');
CREATE INDEX ix_register_filings_matter ON register_filings (matter);
CREATE INDEX ix_register_filings_filed_on ON register_filings (filed_on);
CREATE INDEX ix_register_filings_applicant_key ON register_filings (applicant_key);
CREATE INDEX register_awards_incentive ON register_awards (incentive);
CREATE INDEX ix_register_payments_determination ON register_payments (determination);
CREATE INDEX ix_register_payments_paid_on ON register_payments (paid_on);
CREATE INDEX ix_register_payments_incentive ON register_payments (incentive);
CREATE TRIGGER register_entries_no_update BEFORE UPDATE ON register_entries BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END;
CREATE TRIGGER register_entries_no_delete BEFORE DELETE ON register_entries BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END;
CREATE TRIGGER register_filings_no_update BEFORE UPDATE ON register_filings BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END;
CREATE TRIGGER register_filings_no_delete BEFORE DELETE ON register_filings BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END;
CREATE TRIGGER register_awards_no_update BEFORE UPDATE ON register_awards BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END;
CREATE TRIGGER register_awards_no_delete BEFORE DELETE ON register_awards BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END;
CREATE TRIGGER register_shares_no_update BEFORE UPDATE ON register_shares BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END;
CREATE TRIGGER register_shares_no_delete BEFORE DELETE ON register_shares BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END;
CREATE TRIGGER register_payments_no_update BEFORE UPDATE ON register_payments BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END;
CREATE TRIGGER register_payments_no_delete BEFORE DELETE ON register_payments BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END;
COMMIT;
