PRAGMA application_id = 1768842085;
BEGIN TRANSACTION;
CREATE TABLE application_contents (
	digest TEXT NOT NULL, 
	media_type TEXT NOT NULL, 
	size INTEGER NOT NULL, 
	octets BLOB NOT NULL, 
	PRIMARY KEY (digest)
)
 STRICT

;
INSERT INTO "application_contents" VALUES('1e7313ace78f0fb481a486939b4885902663102818090805515553d84e0bbfd3','application/pdf',15,X'255044462D312E370A2525454F460A');
CREATE TABLE application_files (
	id TEXT NOT NULL, 
	number TEXT NOT NULL, 
	number_key TEXT NOT NULL, 
	number_year INTEGER, 
	number_place INTEGER, 
	version INTEGER NOT NULL, 
	state TEXT NOT NULL, 
	name TEXT NOT NULL, 
	name_key TEXT NOT NULL, 
	credit_code TEXT NOT NULL, 
	township TEXT NOT NULL, 
	party TEXT NOT NULL, 
	district TEXT NOT NULL, 
	programmes TEXT NOT NULL, 
	on_day TEXT, 
	document TEXT NOT NULL, 
	typed TEXT NOT NULL, 
	notes TEXT NOT NULL, 
	dossier TEXT NOT NULL, 
	opened_from INTEGER, 
	opened_by TEXT NOT NULL, 
	opened_by_key TEXT NOT NULL, 
	opened_at TEXT NOT NULL, 
	opened_on TEXT NOT NULL, 
	changed_by TEXT NOT NULL, 
	changed_by_key TEXT NOT NULL, 
	changed_at TEXT NOT NULL, 
	changed_utc TEXT NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (number_key), 
	FOREIGN KEY(opened_from) REFERENCES register_entries (number)
)
 STRICT

;
INSERT INTO "application_files" VALUES('FVFLuqMHzdGH9zCl','〔2024〕1号','〔2024〕1号',2024,1,6,'draft','甲园','甲园','52320684MJ00000009','','{"name":"甲园","credit_code":"52320684MJ00000009","legal_representative":"","address":"","township":"","bank":"工商银行","account_name":"甲园","account_number":"6228 0001","contact":"","phone":""}','','[]',NULL,'{"adult":true,"income":"18000","purchases":[{"kind":"city","price":"400","bought_on":"2024-05-01"}]}','{}','','〔2024〕1号',NULL,'经办','经办','2024-01-05T09:30:00+00:00','2024-01-05','经办','经办','2024-01-05T09:37:00+00:00','2024-01-05T09:37:00.000000+00:00');
INSERT INTO "application_files" VALUES('ucMJ3mbMNKQ4lQk2','〔2024〕2号','〔2024〕2号',2024,2,4,'determined','乙园','乙园','52320684MJ0000001C','','{"name":"乙园","credit_code":"52320684MJ0000001C","legal_representative":"","address":"","township":"","bank":"农业银行","account_name":"乙园","account_number":"6228 0001","contact":"","phone":""}','','[]',NULL,'{"adult":true,"income":"18000","purchases":[{"kind":"city","price":"400","bought_on":"2024-05-01"}]}','{}','','〔2024〕2号',NULL,'经办','经办','2024-01-05T09:30:00+00:00','2024-01-05','负责人','负责人','2024-01-05T09:39:00+00:00','2024-01-05T09:39:00.000000+00:00');
INSERT INTO "application_files" VALUES('_mRcJEEpNh_1aUAQ','〔2024〕3号','〔2024〕3号',2024,3,3,'review','丙园','丙园','52320684MJ0000002F','','{"name":"丙园","credit_code":"52320684MJ0000002F","legal_representative":"","address":"","township":"","bank":"农业银行","account_name":"丙园","account_number":"6228 0001","contact":"","phone":""}','','["bicycles-2024.grant"]',NULL,'{"adult":true,"income":"18000","purchases":[{"kind":"city","price":"400","bought_on":"2024-05-01"}]}','{}','','〔2024〕3号',NULL,'经办','经办','2024-01-05T09:30:00+00:00','2024-01-05','经办','经办','2024-01-05T09:41:00+00:00','2024-01-05T09:41:00.000000+00:00');
CREATE TABLE application_holds (
	application TEXT NOT NULL, 
	who TEXT NOT NULL, 
	since TEXT NOT NULL, 
	until TEXT NOT NULL, 
	PRIMARY KEY (application), 
	FOREIGN KEY(application) REFERENCES application_files (id)
)
 STRICT

;
CREATE TABLE application_scans (
	application TEXT NOT NULL, 
	place INTEGER NOT NULL, 
	paper TEXT NOT NULL, 
	name TEXT NOT NULL, 
	digest TEXT NOT NULL, 
	added_by TEXT NOT NULL, 
	added_at TEXT NOT NULL, 
	removed_by TEXT, 
	removed_at TEXT, 
	PRIMARY KEY (application, place), 
	FOREIGN KEY(application) REFERENCES application_files (id), 
	FOREIGN KEY(digest) REFERENCES application_contents (digest)
)
 STRICT

;
INSERT INTO "application_scans" VALUES('FVFLuqMHzdGH9zCl',1,'lease','a.pdf','1e7313ace78f0fb481a486939b4885902663102818090805515553d84e0bbfd3','经办','2024-01-05T09:34:00+00:00',NULL,NULL);
CREATE TABLE application_steps (
	application TEXT NOT NULL, 
	place INTEGER NOT NULL, 
	move TEXT NOT NULL, 
	officer TEXT NOT NULL, 
	officer_key TEXT NOT NULL, 
	issuer TEXT, 
	subject TEXT, 
	at TEXT NOT NULL, 
	opinion TEXT NOT NULL, 
	acknowledged TEXT NOT NULL, 
	from_state TEXT NOT NULL, 
	to_state TEXT NOT NULL, 
	entry INTEGER, 
	PRIMARY KEY (application, place), 
	FOREIGN KEY(application) REFERENCES application_files (id), 
	FOREIGN KEY(entry) REFERENCES register_entries (number)
)
 STRICT

;
INSERT INTO "application_steps" VALUES('FVFLuqMHzdGH9zCl',1,'submit','经办','经办',NULL,NULL,'2024-01-05T09:31:00+00:00','','容后补','draft','review',NULL);
INSERT INTO "application_steps" VALUES('FVFLuqMHzdGH9zCl',2,'review','复核','复核',NULL,NULL,'2024-01-05T09:32:00+00:00','属实','','review','approval',NULL);
INSERT INTO "application_steps" VALUES('FVFLuqMHzdGH9zCl',3,'approve','负责人','负责人',NULL,NULL,'2024-01-05T09:33:00+00:00','同意','可','approval','determined',1);
INSERT INTO "application_steps" VALUES('FVFLuqMHzdGH9zCl',4,'reopen','经办','经办',NULL,NULL,'2024-01-05T09:36:00+00:00','账户有误','','determined','draft',NULL);
INSERT INTO "application_steps" VALUES('ucMJ3mbMNKQ4lQk2',1,'submit','经办','经办',NULL,NULL,'2024-01-05T09:31:00+00:00','','容后补','draft','review',NULL);
INSERT INTO "application_steps" VALUES('ucMJ3mbMNKQ4lQk2',2,'review','复核','复核',NULL,NULL,'2024-01-05T09:32:00+00:00','属实','','review','approval',NULL);
INSERT INTO "application_steps" VALUES('ucMJ3mbMNKQ4lQk2',3,'approve','负责人','负责人',NULL,NULL,'2024-01-05T09:39:00+00:00','同意','可','approval','determined',3);
INSERT INTO "application_steps" VALUES('_mRcJEEpNh_1aUAQ',1,'submit','经办','经办',NULL,NULL,'2024-01-05T09:41:00+00:00','','可','draft','review',NULL);
CREATE TABLE office_settings (
	number INTEGER NOT NULL, 
	settings TEXT NOT NULL, 
	officer TEXT NOT NULL, 
	issuer TEXT, 
	subject TEXT, 
	at TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	PRIMARY KEY (number)
)
 STRICT

;
INSERT INTO "office_settings" VALUES(1,'{"name":"某市财政局","townships":[],"may_one_person_do_two_steps":false,"planning":{},"numbering":"〔{year}〕{n}号"}','负责人',NULL,NULL,'2024-01-05T09:30:00+00:00','启用');
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
INSERT INTO "register_awards" VALUES(1,'bicycles-2024.grant',0,'购车补助','grant','Notice 7 of 2024 § 1','grant','cash','ELIGIBLE',20000,'EUR','applicant');
INSERT INTO "register_awards" VALUES(1,'bicycles-2024.cargo_bonus',1,'载货自行车奖励','bonus for cargo bicycles','Notice 7 of 2024 § 4','award','cash','INELIGIBLE',0,'EUR','applicant');
INSERT INTO "register_awards" VALUES(3,'bicycles-2024.grant',0,'购车补助','grant','Notice 7 of 2024 § 1','grant','cash','ELIGIBLE',20000,'EUR','applicant');
INSERT INTO "register_awards" VALUES(3,'bicycles-2024.cargo_bonus',1,'载货自行车奖励','bonus for cargo bicycles','Notice 7 of 2024 § 4','award','cash','INELIGIBLE',0,'EUR','applicant');
CREATE TABLE register_duties (
	entry INTEGER NOT NULL, 
	issuer TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	name TEXT NOT NULL, 
	duties TEXT NOT NULL, 
	PRIMARY KEY (entry), 
	FOREIGN KEY(entry) REFERENCES register_entries (number)
)
 STRICT

;
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
INSERT INTO "register_entries" VALUES(1,'0000000000000000000000000000000000000000000000000000000000000000','5ea3daf7a532b82c7f82b4ac5fd79191e3c8307446185b22e72846f9d1ca43f0','{"again":"","alike":"","applicant":"甲园","application":{"id":"FVFLuqMHzdGH9zCl","number":"〔2024〕1号","steps":[{"acknowledged":"容后补","at":"2024-01-05T09:31:00+00:00","from":"draft","move":"submit","officer":"经办","opinion":"","to":"review"},{"acknowledged":"","at":"2024-01-05T09:32:00+00:00","from":"review","move":"review","officer":"复核","opinion":"属实","to":"approval"},{"acknowledged":"可","at":"2024-01-05T09:33:00+00:00","from":"approval","move":"approve","officer":"负责人","opinion":"同意","to":"determined"}]},"assessment":{"checks":[],"conflicts":[],"coverage":[{"citation":{"clause":"","document":"Notice 7 of 2024"},"continued_by":[],"ends_on":"2024-12-31","kind":"ending","read_for":null,"reason":null,"since":null,"subject":"bicycles-2024","text":{"en":"Grants for bicycles","zh":"自行车补助"},"touches":["bicycles-2024.grant"]}],"determinations":[{"amount":{"amount":"200.00","currency":"EUR"},"application":null,"beneficiary":"applicant","changes":[],"citations":[{"clause":"§ 1","document":"Notice 7 of 2024"},{"clause":"§ 2","document":"Notice 7 of 2024"},{"clause":"§ 3","document":"Notice 7 of 2024"}],"conditions":[{"citation":{"clause":"§ 1","document":"Notice 7 of 2024"},"evidence_held":[],"evidence_outstanding":[],"facts":[{"path":"adult","value":true}],"holds":true,"id":"adult","missing":[],"parts":[],"standing":"published","text":{"en":"of age","zh":"已成年"}}],"consequences":[],"department":null,"ends_on":"2024-12-31","evidence_held":[],"evidence_outstanding":[],"floors":[],"incentive":"bicycles-2024.grant","instrument":{"id":"bicycles-2024","number":"Notice 7 of 2024"},"kind":"grant","missing":[],"missing_kinds":{},"no_parts":[],"obligations":[],"open_matters":[],"outcome":"ELIGIBLE","payment":{"account":{"due":{"high":{"amount":"200.00","currency":"EUR"},"low":{"amount":"200.00","currency":"EUR"}},"missing":[],"overpaid":{"high":{"amount":"0.00","currency":"EUR"},"low":{"amount":"0.00","currency":"EUR"}},"paid":{"high":{"amount":"0.00","currency":"EUR"},"low":{"amount":"0.00","currency":"EUR"}}},"citation":{"clause":"§ 1","document":"Notice 7 of 2024"},"levels":[],"parts":[{"account":null,"amount":{"amount":"200.00","currency":"EUR"},"instalments":[{"amount":{"amount":"200.00","currency":"EUR"},"citation":null,"due_on":"2024-05-01","levels":[],"missing":[],"number":1,"paid":{"amount":"0.00","currency":"EUR"},"share":"1","state":"due","text":null}],"labels":["purchases[0]"],"subject":null}],"unmatched":{"amount":"0.00","currency":"EUR"}},"range":null,"recalled":[],"shares":[],"title":{"en":"grant","zh":"购车补助"},"working":[{"after":null,"beneficiary":"applicant","high":"200","label":"purchases[0]","law_date":"2024-05-01","low":"200","missing":[],"outcome":"ELIGIBLE","shares":[],"steps":[{"citation":{"clause":"§ 1","document":"Notice 7 of 2024"},"kind":"amount","subject":"bicycles-2024.grant","title":{"en":"grant","zh":"购车补助"},"trace":{"at":"bicycles-2024.yaml:39","op":"min","parts":[{"at":"bicycles-2024.yaml:38","op":"*","parts":[{"at":"bicycles-2024.yaml:38","fact":"purchases[0].price","op":"fact","unit":"EUR","value":"400"},{"at":"bicycles-2024.yaml:38","figure":{"citation":{"clause":"§ 2","document":"Notice 7 of 2024"},"floor":false,"from":"2024-01-01","gap":false,"overlay":null,"standing":"published","to":"2024-12-31"},"op":"step","parts":[{"at":"bicycles-2024.yaml:38","figure":{"citation":{"clause":"§ 2","document":"Notice 7 of 2024"},"floor":false,"from":"2024-01-01","gap":false,"overlay":null,"standing":"published","to":"2024-12-31"},"op":"figure:bicycles-2024.share","value":null},{"at":"bicycles-2024.yaml:38","fact":"income","op":"fact","unit":"EUR/year","value":"18000"}],"value":"0.5"}],"unit":"EUR","value":"200"},{"at":"bicycles-2024.yaml:39","figure":{"citation":{"clause":"§ 3","document":"Notice 7 of 2024"},"floor":false,"from":"2024-01-01","gap":false,"overlay":null,"standing":"published","to":"2024-12-31"},"op":"table:bicycles-2024.most","parts":[{"at":"bicycles-2024.yaml:39","figure":{"citation":{"clause":"§ 3","document":"Notice 7 of 2024"},"floor":false,"from":"2024-01-01","gap":false,"overlay":null,"standing":"published","to":"2024-12-31"},"op":"figure:bicycles-2024.most","value":null},{"at":"bicycles-2024.yaml:39","fact":"purchases[0].kind","op":"fact","value":"city"}],"unit":"EUR","value":"300"}],"unit":"EUR","value":"200"},"value":"200"}]}]},{"amount":{"amount":"0.00","currency":"EUR"},"application":null,"beneficiary":"applicant","changes":[],"citations":[{"clause":"§ 4","document":"Notice 7 of 2024"}],"conditions":[{"citation":{"clause":"§ 4","document":"Notice 7 of 2024"},"evidence_held":[],"evidence_outstanding":[],"facts":[{"path":"purchases[0].kind","value":"city"}],"holds":false,"id":"cargo","missing":[],"parts":[],"standing":"published","text":{"en":"a cargo bicycle","zh":"载货自行车"}}],"consequences":[],"department":null,"ends_on":"2024-12-31","evidence_held":[],"evidence_outstanding":[],"floors":[],"incentive":"bicycles-2024.cargo_bonus","instrument":{"id":"bicycles-2024","number":"Notice 7 of 2024"},"kind":"award","missing":[],"missing_kinds":{},"no_parts":[],"obligations":[],"open_matters":[],"outcome":"INELIGIBLE","payment":null,"range":null,"recalled":[],"shares":[],"title":{"en":"bonus for cargo bicycles","zh":"载货自行车奖励"},"working":[{"after":null,"beneficiary":"applicant","high":"0","label":"purchases[0]","law_date":"2024-05-01","low":"0","missing":[],"outcome":"INELIGIBLE","shares":[],"steps":[]}]}],"fingerprint":"68353f666379a6fe3f5e718e09a435b3b6ed319c406dd8712069671765d1cc3a","known_on":null,"library":{"digest":"21fe714ccd13d546a160917c8be4a0ec5b60ac205eaed8bccd5c0baa1b82bccc","version":"1.2"},"on":"2024-12-31","open_totals":[],"overlays":[],"totals":{"cash":{"amount":"200.00","currency":"EUR"},"price":{"amount":"0.00","currency":"EUR"},"tax_and_fee":{"amount":"0.00","currency":"EUR"}},"totals_for_others":{}},"beyond":"","case":{"adult":true,"income":"18000","purchases":[{"bought_on":"2024-05-01","kind":"city","price":"400"}]},"corrects":null,"credit_code":"52320684MJ00000009","district":"","dossier":"〔2024〕1号","filed_at":"2024-01-05T09:33:00+00:00","kind":"determination","known_on":null,"officer":"负责人","on":"2024-12-31","payers":[],"reason":"","remark":"","sheets":{"en":"# Assessment of incentives\n\n- **Assessed as of:** 2024-12-31\n- **Policy library:** version 1.2, digest 21fe714ccd13\n\n**Overview**\n\n| Incentive | Outcome | Amount |\n| --- | --- | ---: |\n| 1\\. grant | eligible | EUR 200.00 |\n| 2\\. bonus for cargo bicycles | not eligible | — |\n\n## 1\\. grant\n\n- **Outcome:** eligible\n- **Amount:** EUR 200.00\n- **Kind:** grant\n- **Legal basis:** Notice 7 of 2024 (“Grants for bicycles”) § 1\n- **Id:** bicycles-2024.grant\n- **Ends:** on 2024-12-31, within the year\n\n**Conditions**\n\n| Met | Condition | Clause | Facts and papers |\n| --- | --- | --- | --- |\n| ✓ | of age | § 1 |  |\n\n**Working**\n\n- purchases 1 (law of 2024-05-01): EUR 200.00\n  - amount: price EUR 400.00 × share of the price 50% = EUR 200.00; not more than highest grant (city bicycle) EUR 300.00\n    - Notice 7 of 2024: § 1; § 2 – share of the price; § 3 – highest grant (city bicycle) EUR 300.00\n\n## 2\\. bonus for cargo bicycles\n\n- **Outcome:** not eligible\n- **Kind:** award\n- **Legal basis:** Notice 7 of 2024 (“Grants for bicycles”) § 4\n- **Id:** bicycles-2024.cargo_bonus\n- **Ends:** on 2024-12-31, within the year\n\n**Conditions**\n\n| Met | Condition | Clause | Facts and papers |\n| --- | --- | --- | --- |\n| ✗ | a cargo bicycle | § 4 | judged as of 2024-05-01<br>purchases 1, kind: city bicycle |\n\n**Working**\n\n- purchases 1 (law of 2024-05-01): not eligible\n\n## Totals\n\n| Form | Total | Note |\n| --- | ---: | --- |\n| cash | EUR 200.00 |  |\n| price | EUR 0.00 |  |\n| taxes and fees | EUR 0.00 |  |\n\nTotals are what surely comes to the applicant, without instalments that are stopped or open; taxes and fees include what falls away with a relieved charge.\n\n## What this assessment does not decide\n\n**Ending within twelve months**\n\n- Grants for bicycles (Notice 7 of 2024), ends on 2024-12-31; bears on: grant\n\nWorked out from the texts in the policy library; the competent authority decides.\n\n- **Fingerprint (SHA-256):** 68353f666379a6fe3f5e718e09a435b3b6ed319c406dd8712069671765d1cc3a\n","zh":"# 优惠政策测算单\n\n- **核定基准日**：2024年12月31日\n- **政策库**：版本 1.2，摘要 21fe714ccd13\n\n**测算结果一览**\n\n| 事项 | 结论 | 金额 |\n| --- | --- | ---: |\n| 一、购车补助 | 符合条件 | 200.00 欧元 |\n| 二、载货自行车奖励 | 不符合条件 | — |\n\n## 一、购车补助\n\n- **结论**：符合条件\n- **测算金额**：200.00 欧元\n- **优惠方式**：补助\n- **适用依据**：Notice 7 of 2024《自行车补助》§ 1\n- **编号**：bicycles-2024.grant\n- **执行期限**：至2024年12月31日止，一年内到期\n\n**条件**\n\n| 结果 | 条件 | 条款 | 事实和材料 |\n| --- | --- | --- | --- |\n| ✓ | 已成年 | § 1 |  |\n\n**测算过程**\n\n- 购买（按2024年5月1日的规定）：200.00 欧元\n  - 金额：价格 400.00 欧元 × 补助比例 50% = 200.00 欧元；不超过最高补助（城市自行车）300.00 欧元\n    - 依据 Notice 7 of 2024：§ 1；§ 2——补助比例；§ 3——最高补助（城市自行车）300.00 欧元\n\n## 二、载货自行车奖励\n\n- **结论**：不符合条件\n- **优惠方式**：奖励\n- **适用依据**：Notice 7 of 2024《自行车补助》§ 4\n- **编号**：bicycles-2024.cargo_bonus\n- **执行期限**：至2024年12月31日止，一年内到期\n\n**条件**\n\n| 结果 | 条件 | 条款 | 事实和材料 |\n| --- | --- | --- | --- |\n| ✗ | 载货自行车 | § 4 | 按2024年5月1日的情况判断<br>购买·种类：城市自行车 |\n\n**测算过程**\n\n- 购买（按2024年5月1日的规定）：不符合条件\n\n## 合计\n\n| 资金形式 | 合计金额 | 说明 |\n| --- | ---: | --- |\n| 财政资金 | 200.00 欧元 |  |\n| 价格优惠 | 0.00 欧元 |  |\n| 税费减免 | 0.00 欧元 |  |\n\n合计只列申请人确定可享受的金额，停拨和尚不能确定拨付的各期资金不计入；税费减免含随之减少的税费。\n\n## 本次测算未决定的事项\n\n**一年内到期的文件和标准**\n\n- 自行车补助（Notice 7 of 2024），至2024年12月31日止；涉及：购车补助\n\n本单依据政策库所载文件测算，供审核参考；最终以主管部门审核和文件原文为准。\n\n- **摘要（SHA-256）**：68353f666379a6fe3f5e718e09a435b3b6ed319c406dd8712069671765d1cc3a\n"},"unusual":""}');
INSERT INTO "register_entries" VALUES(2,'5ea3daf7a532b82c7f82b4ac5fd79191e3c8307446185b22e72846f9d1ca43f0','07514700db850ed399150894491f1eebb740869510eb3cc9e31cc4661ceb96a0','{"again":"","alike":"","amount":{"amount":"80.00","currency":"EUR"},"applicant":"甲园","beyond":"","corrects":null,"credit_code":"52320684MJ00000009","determination":1,"district":"","dossier":"〔2024〕1号","filed_at":"2024-01-05T09:35:00+00:00","incentive":"bicycles-2024.grant","instalment":null,"kind":"payment","officer":"出纳","paid_on":"2024-01-05","payer":null,"reason":"","remark":"","subject":null,"unusual":"先行拨付"}');
INSERT INTO "register_entries" VALUES(3,'07514700db850ed399150894491f1eebb740869510eb3cc9e31cc4661ceb96a0','d76863b9226f70a3ca1d8332aa8aaaf39bda5dbdb1f18c2af30db9f15036dca6','{"again":"另一件","alike":"","applicant":"乙园","application":{"id":"ucMJ3mbMNKQ4lQk2","number":"〔2024〕2号","steps":[{"acknowledged":"容后补","at":"2024-01-05T09:31:00+00:00","from":"draft","move":"submit","officer":"经办","opinion":"","to":"review"},{"acknowledged":"","at":"2024-01-05T09:32:00+00:00","from":"review","move":"review","officer":"复核","opinion":"属实","to":"approval"},{"acknowledged":"可","at":"2024-01-05T09:39:00+00:00","from":"approval","move":"approve","officer":"负责人","opinion":"同意","to":"determined"}]},"assessment":{"checks":[],"conflicts":[],"coverage":[{"citation":{"clause":"","document":"Notice 7 of 2024"},"continued_by":[],"ends_on":"2024-12-31","kind":"ending","read_for":null,"reason":null,"since":null,"subject":"bicycles-2024","text":{"en":"Grants for bicycles","zh":"自行车补助"},"touches":["bicycles-2024.grant"]}],"determinations":[{"amount":{"amount":"200.00","currency":"EUR"},"application":null,"beneficiary":"applicant","changes":[],"citations":[{"clause":"§ 1","document":"Notice 7 of 2024"},{"clause":"§ 2","document":"Notice 7 of 2024"},{"clause":"§ 3","document":"Notice 7 of 2024"}],"conditions":[{"citation":{"clause":"§ 1","document":"Notice 7 of 2024"},"evidence_held":[],"evidence_outstanding":[],"facts":[{"path":"adult","value":true}],"holds":true,"id":"adult","missing":[],"parts":[],"standing":"published","text":{"en":"of age","zh":"已成年"}}],"consequences":[],"department":null,"ends_on":"2024-12-31","evidence_held":[],"evidence_outstanding":[],"floors":[],"incentive":"bicycles-2024.grant","instrument":{"id":"bicycles-2024","number":"Notice 7 of 2024"},"kind":"grant","missing":[],"missing_kinds":{},"no_parts":[],"obligations":[],"open_matters":[],"outcome":"ELIGIBLE","payment":{"account":{"due":{"high":{"amount":"200.00","currency":"EUR"},"low":{"amount":"200.00","currency":"EUR"}},"missing":[],"overpaid":{"high":{"amount":"0.00","currency":"EUR"},"low":{"amount":"0.00","currency":"EUR"}},"paid":{"high":{"amount":"0.00","currency":"EUR"},"low":{"amount":"0.00","currency":"EUR"}}},"citation":{"clause":"§ 1","document":"Notice 7 of 2024"},"levels":[],"parts":[{"account":null,"amount":{"amount":"200.00","currency":"EUR"},"instalments":[{"amount":{"amount":"200.00","currency":"EUR"},"citation":null,"due_on":"2024-05-01","levels":[],"missing":[],"number":1,"paid":{"amount":"0.00","currency":"EUR"},"share":"1","state":"due","text":null}],"labels":["purchases[0]"],"subject":null}],"unmatched":{"amount":"0.00","currency":"EUR"}},"range":null,"recalled":[],"shares":[],"title":{"en":"grant","zh":"购车补助"},"working":[{"after":null,"beneficiary":"applicant","high":"200","label":"purchases[0]","law_date":"2024-05-01","low":"200","missing":[],"outcome":"ELIGIBLE","shares":[],"steps":[{"citation":{"clause":"§ 1","document":"Notice 7 of 2024"},"kind":"amount","subject":"bicycles-2024.grant","title":{"en":"grant","zh":"购车补助"},"trace":{"at":"bicycles-2024.yaml:39","op":"min","parts":[{"at":"bicycles-2024.yaml:38","op":"*","parts":[{"at":"bicycles-2024.yaml:38","fact":"purchases[0].price","op":"fact","unit":"EUR","value":"400"},{"at":"bicycles-2024.yaml:38","figure":{"citation":{"clause":"§ 2","document":"Notice 7 of 2024"},"floor":false,"from":"2024-01-01","gap":false,"overlay":null,"standing":"published","to":"2024-12-31"},"op":"step","parts":[{"at":"bicycles-2024.yaml:38","figure":{"citation":{"clause":"§ 2","document":"Notice 7 of 2024"},"floor":false,"from":"2024-01-01","gap":false,"overlay":null,"standing":"published","to":"2024-12-31"},"op":"figure:bicycles-2024.share","value":null},{"at":"bicycles-2024.yaml:38","fact":"income","op":"fact","unit":"EUR/year","value":"18000"}],"value":"0.5"}],"unit":"EUR","value":"200"},{"at":"bicycles-2024.yaml:39","figure":{"citation":{"clause":"§ 3","document":"Notice 7 of 2024"},"floor":false,"from":"2024-01-01","gap":false,"overlay":null,"standing":"published","to":"2024-12-31"},"op":"table:bicycles-2024.most","parts":[{"at":"bicycles-2024.yaml:39","figure":{"citation":{"clause":"§ 3","document":"Notice 7 of 2024"},"floor":false,"from":"2024-01-01","gap":false,"overlay":null,"standing":"published","to":"2024-12-31"},"op":"figure:bicycles-2024.most","value":null},{"at":"bicycles-2024.yaml:39","fact":"purchases[0].kind","op":"fact","value":"city"}],"unit":"EUR","value":"300"}],"unit":"EUR","value":"200"},"value":"200"}]}]},{"amount":{"amount":"0.00","currency":"EUR"},"application":null,"beneficiary":"applicant","changes":[],"citations":[{"clause":"§ 4","document":"Notice 7 of 2024"}],"conditions":[{"citation":{"clause":"§ 4","document":"Notice 7 of 2024"},"evidence_held":[],"evidence_outstanding":[],"facts":[{"path":"purchases[0].kind","value":"city"}],"holds":false,"id":"cargo","missing":[],"parts":[],"standing":"published","text":{"en":"a cargo bicycle","zh":"载货自行车"}}],"consequences":[],"department":null,"ends_on":"2024-12-31","evidence_held":[],"evidence_outstanding":[],"floors":[],"incentive":"bicycles-2024.cargo_bonus","instrument":{"id":"bicycles-2024","number":"Notice 7 of 2024"},"kind":"award","missing":[],"missing_kinds":{},"no_parts":[],"obligations":[],"open_matters":[],"outcome":"INELIGIBLE","payment":null,"range":null,"recalled":[],"shares":[],"title":{"en":"bonus for cargo bicycles","zh":"载货自行车奖励"},"working":[{"after":null,"beneficiary":"applicant","high":"0","label":"purchases[0]","law_date":"2024-05-01","low":"0","missing":[],"outcome":"INELIGIBLE","shares":[],"steps":[]}]}],"fingerprint":"68353f666379a6fe3f5e718e09a435b3b6ed319c406dd8712069671765d1cc3a","known_on":null,"library":{"digest":"21fe714ccd13d546a160917c8be4a0ec5b60ac205eaed8bccd5c0baa1b82bccc","version":"1.2"},"on":"2024-12-31","open_totals":[],"overlays":[],"totals":{"cash":{"amount":"200.00","currency":"EUR"},"price":{"amount":"0.00","currency":"EUR"},"tax_and_fee":{"amount":"0.00","currency":"EUR"}},"totals_for_others":{}},"beyond":"","case":{"adult":true,"income":"18000","purchases":[{"bought_on":"2024-05-01","kind":"city","price":"400"}]},"corrects":null,"credit_code":"52320684MJ0000001C","district":"","dossier":"〔2024〕2号","filed_at":"2024-01-05T09:39:00+00:00","kind":"determination","known_on":null,"officer":"负责人","on":"2024-12-31","payers":[],"reason":"","remark":"","sheets":{"en":"# Assessment of incentives\n\n- **Assessed as of:** 2024-12-31\n- **Policy library:** version 1.2, digest 21fe714ccd13\n\n**Overview**\n\n| Incentive | Outcome | Amount |\n| --- | --- | ---: |\n| 1\\. grant | eligible | EUR 200.00 |\n| 2\\. bonus for cargo bicycles | not eligible | — |\n\n## 1\\. grant\n\n- **Outcome:** eligible\n- **Amount:** EUR 200.00\n- **Kind:** grant\n- **Legal basis:** Notice 7 of 2024 (“Grants for bicycles”) § 1\n- **Id:** bicycles-2024.grant\n- **Ends:** on 2024-12-31, within the year\n\n**Conditions**\n\n| Met | Condition | Clause | Facts and papers |\n| --- | --- | --- | --- |\n| ✓ | of age | § 1 |  |\n\n**Working**\n\n- purchases 1 (law of 2024-05-01): EUR 200.00\n  - amount: price EUR 400.00 × share of the price 50% = EUR 200.00; not more than highest grant (city bicycle) EUR 300.00\n    - Notice 7 of 2024: § 1; § 2 – share of the price; § 3 – highest grant (city bicycle) EUR 300.00\n\n## 2\\. bonus for cargo bicycles\n\n- **Outcome:** not eligible\n- **Kind:** award\n- **Legal basis:** Notice 7 of 2024 (“Grants for bicycles”) § 4\n- **Id:** bicycles-2024.cargo_bonus\n- **Ends:** on 2024-12-31, within the year\n\n**Conditions**\n\n| Met | Condition | Clause | Facts and papers |\n| --- | --- | --- | --- |\n| ✗ | a cargo bicycle | § 4 | judged as of 2024-05-01<br>purchases 1, kind: city bicycle |\n\n**Working**\n\n- purchases 1 (law of 2024-05-01): not eligible\n\n## Totals\n\n| Form | Total | Note |\n| --- | ---: | --- |\n| cash | EUR 200.00 |  |\n| price | EUR 0.00 |  |\n| taxes and fees | EUR 0.00 |  |\n\nTotals are what surely comes to the applicant, without instalments that are stopped or open; taxes and fees include what falls away with a relieved charge.\n\n## What this assessment does not decide\n\n**Ending within twelve months**\n\n- Grants for bicycles (Notice 7 of 2024), ends on 2024-12-31; bears on: grant\n\nWorked out from the texts in the policy library; the competent authority decides.\n\n- **Fingerprint (SHA-256):** 68353f666379a6fe3f5e718e09a435b3b6ed319c406dd8712069671765d1cc3a\n","zh":"# 优惠政策测算单\n\n- **核定基准日**：2024年12月31日\n- **政策库**：版本 1.2，摘要 21fe714ccd13\n\n**测算结果一览**\n\n| 事项 | 结论 | 金额 |\n| --- | --- | ---: |\n| 一、购车补助 | 符合条件 | 200.00 欧元 |\n| 二、载货自行车奖励 | 不符合条件 | — |\n\n## 一、购车补助\n\n- **结论**：符合条件\n- **测算金额**：200.00 欧元\n- **优惠方式**：补助\n- **适用依据**：Notice 7 of 2024《自行车补助》§ 1\n- **编号**：bicycles-2024.grant\n- **执行期限**：至2024年12月31日止，一年内到期\n\n**条件**\n\n| 结果 | 条件 | 条款 | 事实和材料 |\n| --- | --- | --- | --- |\n| ✓ | 已成年 | § 1 |  |\n\n**测算过程**\n\n- 购买（按2024年5月1日的规定）：200.00 欧元\n  - 金额：价格 400.00 欧元 × 补助比例 50% = 200.00 欧元；不超过最高补助（城市自行车）300.00 欧元\n    - 依据 Notice 7 of 2024：§ 1；§ 2——补助比例；§ 3——最高补助（城市自行车）300.00 欧元\n\n## 二、载货自行车奖励\n\n- **结论**：不符合条件\n- **优惠方式**：奖励\n- **适用依据**：Notice 7 of 2024《自行车补助》§ 4\n- **编号**：bicycles-2024.cargo_bonus\n- **执行期限**：至2024年12月31日止，一年内到期\n\n**条件**\n\n| 结果 | 条件 | 条款 | 事实和材料 |\n| --- | --- | --- | --- |\n| ✗ | 载货自行车 | § 4 | 按2024年5月1日的情况判断<br>购买·种类：城市自行车 |\n\n**测算过程**\n\n- 购买（按2024年5月1日的规定）：不符合条件\n\n## 合计\n\n| 资金形式 | 合计金额 | 说明 |\n| --- | ---: | --- |\n| 财政资金 | 200.00 欧元 |  |\n| 价格优惠 | 0.00 欧元 |  |\n| 税费减免 | 0.00 欧元 |  |\n\n合计只列申请人确定可享受的金额，停拨和尚不能确定拨付的各期资金不计入；税费减免含随之减少的税费。\n\n## 本次测算未决定的事项\n\n**一年内到期的文件和标准**\n\n- 自行车补助（Notice 7 of 2024），至2024年12月31日止；涉及：购车补助\n\n本单依据政策库所载文件测算，供审核参考；最终以主管部门审核和文件原文为准。\n\n- **摘要（SHA-256）**：68353f666379a6fe3f5e718e09a435b3b6ed319c406dd8712069671765d1cc3a\n"},"unusual":""}');
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
	remark TEXT NOT NULL, dossier TEXT DEFAULT '' NOT NULL, dossier_key TEXT DEFAULT '' NOT NULL, credit_code TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (number), 
	FOREIGN KEY(number) REFERENCES register_entries (number), 
	UNIQUE (ends), 
	FOREIGN KEY(ends) REFERENCES register_entries (number)
)
 STRICT

;
INSERT INTO "register_filings" VALUES(1,'determination','2024-01-05T09:33:00+00:00','2024-01-05',2024,1,'负责人','甲园','甲园','','2024-12-31',NULL,'1f0dfdf4c29fb606bf58bd6e4fdedd4d9e58203a53558839fee0a8ad62426e11',NULL,'','〔2024〕1号','〔2024〕1号','52320684MJ00000009');
INSERT INTO "register_filings" VALUES(2,'payment','2024-01-05T09:35:00+00:00','2024-01-05',2024,1,'出纳','甲园','甲园','',NULL,NULL,'dda9dabdaec64410c3baf812a2d5a126053c0a23722051cb83aad42b8f2ec11a',NULL,'','〔2024〕1号','〔2024〕1号','52320684MJ00000009');
INSERT INTO "register_filings" VALUES(3,'determination','2024-01-05T09:39:00+00:00','2024-01-05',2024,1,'负责人','乙园','乙园','','2024-12-31',NULL,'7b8746b16fed66d3eae924f6688938661091fe7a5ca2aaaa6c67821ea2c1aa9f',NULL,'','〔2024〕2号','〔2024〕2号','52320684MJ0000001C');
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
INSERT INTO "register_payments" VALUES(2,1,'bicycles-2024.grant',NULL,NULL,NULL,8000,'EUR','2024-01-05',2024,1);
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
INSERT INTO "register_version" VALUES('0005');
CREATE INDEX ix_register_filings_filed_on ON register_filings (filed_on);
CREATE INDEX ix_register_filings_matter ON register_filings (matter);
CREATE INDEX ix_register_filings_applicant_key ON register_filings (applicant_key);
CREATE INDEX register_awards_incentive ON register_awards (incentive);
CREATE INDEX ix_register_payments_incentive ON register_payments (incentive);
CREATE INDEX ix_register_payments_paid_on ON register_payments (paid_on);
CREATE INDEX ix_register_payments_determination ON register_payments (determination);
CREATE TRIGGER register_entries_no_update BEFORE UPDATE ON register_entries BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END;
CREATE TRIGGER register_entries_no_delete BEFORE DELETE ON register_entries BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END;
CREATE TRIGGER register_entries_no_insert BEFORE INSERT ON register_entries WHEN NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM register_entries) OR NEW.previous IS NOT coalesce((SELECT fingerprint FROM register_entries ORDER BY number DESC LIMIT 1), '0000000000000000000000000000000000000000000000000000000000000000') OR EXISTS (SELECT 1 FROM register_entries WHERE fingerprint = NEW.fingerprint) BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END;
CREATE TRIGGER register_filings_no_update BEFORE UPDATE ON register_filings BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END;
CREATE TRIGGER register_filings_no_delete BEFORE DELETE ON register_filings BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END;
CREATE TRIGGER register_filings_no_insert BEFORE INSERT ON register_filings WHEN NEW.number IS NOT (SELECT max(number) FROM register_entries) OR EXISTS (SELECT 1 FROM register_filings WHERE number = NEW.number) OR EXISTS (SELECT 1 FROM register_filings WHERE ends = NEW.ends) BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END;
CREATE TRIGGER register_awards_no_update BEFORE UPDATE ON register_awards BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END;
CREATE TRIGGER register_awards_no_delete BEFORE DELETE ON register_awards BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END;
CREATE TRIGGER register_awards_no_insert BEFORE INSERT ON register_awards WHEN NEW.entry IS NOT (SELECT max(number) FROM register_entries) OR EXISTS (SELECT 1 FROM register_awards WHERE entry = NEW.entry AND incentive = NEW.incentive) BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END;
CREATE TRIGGER register_shares_no_update BEFORE UPDATE ON register_shares BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END;
CREATE TRIGGER register_shares_no_delete BEFORE DELETE ON register_shares BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END;
CREATE TRIGGER register_shares_no_insert BEFORE INSERT ON register_shares WHEN NEW.entry IS NOT (SELECT max(number) FROM register_entries) OR EXISTS (SELECT 1 FROM register_shares WHERE entry = NEW.entry AND incentive = NEW.incentive AND payer = NEW.payer) BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END;
CREATE TRIGGER register_payments_no_update BEFORE UPDATE ON register_payments BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END;
CREATE TRIGGER register_payments_no_delete BEFORE DELETE ON register_payments BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END;
CREATE TRIGGER register_payments_no_insert BEFORE INSERT ON register_payments WHEN NEW.entry IS NOT (SELECT max(number) FROM register_entries) OR EXISTS (SELECT 1 FROM register_payments WHERE entry = NEW.entry) BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END;
CREATE TRIGGER register_duties_no_update BEFORE UPDATE ON register_duties BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END;
CREATE TRIGGER register_duties_no_delete BEFORE DELETE ON register_duties BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END;
CREATE TRIGGER register_duties_no_insert BEFORE INSERT ON register_duties WHEN NEW.entry IS NOT (SELECT max(number) FROM register_entries) OR EXISTS (SELECT 1 FROM register_duties WHERE entry = NEW.entry) BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END;
CREATE INDEX application_files_state ON application_files (state);
CREATE INDEX application_files_name ON application_files (name_key);
CREATE INDEX application_files_code ON application_files (credit_code);
CREATE INDEX application_files_changed ON application_files (changed_utc);
CREATE INDEX application_files_numbered ON application_files (number_year, number_place);
CREATE INDEX application_steps_entry ON application_steps (entry);
CREATE TRIGGER application_files_no_delete BEFORE DELETE ON application_files BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END;
CREATE TRIGGER application_files_no_insert BEFORE INSERT ON application_files WHEN EXISTS (SELECT 1 FROM application_files WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM application_files WHERE number_key = NEW.number_key) BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END;
CREATE TRIGGER application_steps_no_update BEFORE UPDATE ON application_steps BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END;
CREATE TRIGGER application_steps_no_delete BEFORE DELETE ON application_steps BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END;
CREATE TRIGGER application_steps_no_insert BEFORE INSERT ON application_steps WHEN EXISTS (SELECT 1 FROM application_steps WHERE application = NEW.application AND place = NEW.place) BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END;
CREATE TRIGGER application_contents_no_update BEFORE UPDATE ON application_contents BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END;
CREATE TRIGGER application_contents_no_delete BEFORE DELETE ON application_contents BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END;
CREATE TRIGGER application_contents_no_insert BEFORE INSERT ON application_contents WHEN EXISTS (SELECT 1 FROM application_contents WHERE digest = NEW.digest) BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END;
CREATE TRIGGER application_scans_no_delete BEFORE DELETE ON application_scans BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END;
CREATE TRIGGER application_scans_no_insert BEFORE INSERT ON application_scans WHEN EXISTS (SELECT 1 FROM application_scans WHERE application = NEW.application AND place = NEW.place) BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END;
CREATE TRIGGER office_settings_no_update BEFORE UPDATE ON office_settings BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END;
CREATE TRIGGER office_settings_no_delete BEFORE DELETE ON office_settings BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END;
CREATE TRIGGER office_settings_no_insert BEFORE INSERT ON office_settings WHEN EXISTS (SELECT 1 FROM office_settings WHERE number = NEW.number) BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END;
COMMIT;
