CREATE FUNCTION public.register_next() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog'
    AS $$ DECLARE last_number bigint; last_fingerprint text; BEGIN EXECUTE format('SELECT number, fingerprint FROM %I.register_entries ORDER BY number DESC LIMIT 1', TG_TABLE_SCHEMA) INTO last_number, last_fingerprint; IF NEW.number IS DISTINCT FROM coalesce(last_number, 0) + 1 OR NEW.previous IS DISTINCT FROM coalesce(last_fingerprint, '0000000000000000000000000000000000000000000000000000000000000000') THEN RAISE EXCEPTION 'the register is append-only'; END IF; RETURN NEW; END $$;
CREATE FUNCTION public.register_of_last() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog'
    AS $$ DECLARE last_number bigint; BEGIN EXECUTE format('SELECT max(number) FROM %I.register_entries', TG_TABLE_SCHEMA) INTO last_number; IF (to_jsonb(NEW) ->> TG_ARGV[0])::bigint IS DISTINCT FROM last_number THEN RAISE EXCEPTION 'the register is append-only'; END IF; RETURN NEW; END $$;
CREATE FUNCTION public.register_refuse() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog'
    AS $$ BEGIN RAISE EXCEPTION 'the register is append-only'; END $$;
CREATE TABLE public.application_contents (
    digest text NOT NULL,
    media_type text NOT NULL,
    size bigint NOT NULL,
    octets bytea NOT NULL
);
CREATE TABLE public.application_files (
    id text NOT NULL,
    number text NOT NULL,
    number_key text NOT NULL,
    number_year bigint,
    number_place bigint,
    version bigint NOT NULL,
    state text NOT NULL,
    name text NOT NULL,
    name_key text NOT NULL,
    credit_code text NOT NULL,
    township text NOT NULL,
    party text NOT NULL,
    district text NOT NULL,
    programmes text NOT NULL,
    on_day text,
    document text NOT NULL,
    typed text NOT NULL,
    notes text NOT NULL,
    dossier text NOT NULL,
    opened_from bigint,
    opened_by text NOT NULL,
    opened_by_key text NOT NULL,
    opened_at text NOT NULL,
    opened_on text NOT NULL,
    changed_by text NOT NULL,
    changed_by_key text NOT NULL,
    changed_at text NOT NULL,
    changed_utc text NOT NULL
);
CREATE TABLE public.application_holds (
    application text NOT NULL,
    who text NOT NULL,
    since text NOT NULL,
    until text NOT NULL
);
CREATE TABLE public.application_scans (
    application text NOT NULL,
    place bigint NOT NULL,
    paper text NOT NULL,
    name text NOT NULL,
    digest text NOT NULL,
    added_by text NOT NULL,
    added_at text NOT NULL,
    removed_by text,
    removed_at text
);
CREATE TABLE public.application_steps (
    application text NOT NULL,
    place bigint NOT NULL,
    move text NOT NULL,
    officer text NOT NULL,
    officer_key text NOT NULL,
    issuer text,
    subject text,
    at text NOT NULL,
    opinion text NOT NULL,
    acknowledged text NOT NULL,
    from_state text NOT NULL,
    to_state text NOT NULL,
    entry bigint
);
CREATE TABLE public.office_settings (
    number bigint NOT NULL,
    settings text NOT NULL,
    officer text NOT NULL,
    issuer text,
    subject text,
    at text NOT NULL,
    reason text NOT NULL
);
CREATE TABLE public.register_awards (
    entry bigint NOT NULL,
    incentive text NOT NULL,
    place bigint NOT NULL,
    title_zh text NOT NULL,
    title_en text NOT NULL,
    basis text NOT NULL,
    kind text NOT NULL,
    form text,
    outcome text NOT NULL,
    amount bigint,
    currency text NOT NULL,
    beneficiary text NOT NULL
);
CREATE TABLE public.register_duties (
    entry bigint NOT NULL,
    issuer text NOT NULL,
    subject text NOT NULL,
    name text NOT NULL,
    duties text NOT NULL
);
CREATE TABLE public.register_entries (
    number bigint NOT NULL,
    previous text NOT NULL,
    fingerprint text NOT NULL,
    content text NOT NULL
);
CREATE TABLE public.register_filings (
    number bigint NOT NULL,
    kind text NOT NULL,
    filed_at text NOT NULL,
    filed_on text NOT NULL,
    year bigint NOT NULL,
    month bigint NOT NULL,
    officer text NOT NULL,
    applicant text NOT NULL,
    applicant_key text NOT NULL,
    district text NOT NULL,
    on_day text,
    known_on text,
    matter text NOT NULL,
    ends bigint,
    remark text NOT NULL,
    dossier text DEFAULT ''::text NOT NULL,
    dossier_key text DEFAULT ''::text NOT NULL,
    credit_code text DEFAULT ''::text NOT NULL
);
CREATE TABLE public.register_payments (
    entry bigint NOT NULL,
    determination bigint NOT NULL,
    incentive text NOT NULL,
    subject text,
    instalment bigint,
    payer text,
    amount bigint NOT NULL,
    currency text NOT NULL,
    paid_on text NOT NULL,
    year bigint NOT NULL,
    month bigint NOT NULL
);
CREATE TABLE public.register_shares (
    entry bigint NOT NULL,
    incentive text NOT NULL,
    payer text NOT NULL,
    amount bigint NOT NULL
);
CREATE TABLE public.register_version (
    version_num character varying(32) NOT NULL
);
INSERT INTO public.application_contents VALUES ('1e7313ace78f0fb481a486939b4885902663102818090805515553d84e0bbfd3', 'application/pdf', 15, '\x255044462d312e370a2525454f460a');
INSERT INTO public.application_files VALUES ('HSNOxb6e_cAh7Vdl', '〔2024〕1号', '〔2024〕1号', 2024, 1, 6, 'draft', '甲园', '甲园', '52320684MJ00000009', '', '{"name":"甲园","credit_code":"52320684MJ00000009","legal_representative":"","address":"","township":"","bank":"工商银行","account_name":"甲园","account_number":"6228 0001","contact":"","phone":""}', '', '[]', NULL, '{"adult":true,"income":"18000","purchases":[{"kind":"city","price":"400","bought_on":"2024-05-01"}]}', '{}', '', '〔2024〕1号', NULL, '经办', '经办', '2024-01-05T09:30:00+00:00', '2024-01-05', '经办', '经办', '2024-01-05T09:37:00+00:00', '2024-01-05T09:37:00.000000+00:00');
INSERT INTO public.application_files VALUES ('53IejQ-smFFcmOzn', '〔2024〕2号', '〔2024〕2号', 2024, 2, 4, 'determined', '乙园', '乙园', '52320684MJ0000001C', '', '{"name":"乙园","credit_code":"52320684MJ0000001C","legal_representative":"","address":"","township":"","bank":"农业银行","account_name":"乙园","account_number":"6228 0001","contact":"","phone":""}', '', '[]', NULL, '{"adult":true,"income":"18000","purchases":[{"kind":"city","price":"400","bought_on":"2024-05-01"}]}', '{}', '', '〔2024〕2号', NULL, '经办', '经办', '2024-01-05T09:30:00+00:00', '2024-01-05', '负责人', '负责人', '2024-01-05T09:39:00+00:00', '2024-01-05T09:39:00.000000+00:00');
INSERT INTO public.application_files VALUES ('85bvmx3ouD1bn_pR', '〔2024〕3号', '〔2024〕3号', 2024, 3, 3, 'review', '丙园', '丙园', '52320684MJ0000002F', '', '{"name":"丙园","credit_code":"52320684MJ0000002F","legal_representative":"","address":"","township":"","bank":"农业银行","account_name":"丙园","account_number":"6228 0001","contact":"","phone":""}', '', '["bicycles-2024.grant"]', NULL, '{"adult":true,"income":"18000","purchases":[{"kind":"city","price":"400","bought_on":"2024-05-01"}]}', '{}', '', '〔2024〕3号', NULL, '经办', '经办', '2024-01-05T09:30:00+00:00', '2024-01-05', '经办', '经办', '2024-01-05T09:41:00+00:00', '2024-01-05T09:41:00.000000+00:00');
INSERT INTO public.application_scans VALUES ('HSNOxb6e_cAh7Vdl', 1, 'lease', 'a.pdf', '1e7313ace78f0fb481a486939b4885902663102818090805515553d84e0bbfd3', '经办', '2024-01-05T09:34:00+00:00', NULL, NULL);
INSERT INTO public.application_steps VALUES ('HSNOxb6e_cAh7Vdl', 1, 'submit', '经办', '经办', NULL, NULL, '2024-01-05T09:31:00+00:00', '', '容后补', 'draft', 'review', NULL);
INSERT INTO public.application_steps VALUES ('HSNOxb6e_cAh7Vdl', 2, 'review', '复核', '复核', NULL, NULL, '2024-01-05T09:32:00+00:00', '属实', '', 'review', 'approval', NULL);
INSERT INTO public.application_steps VALUES ('HSNOxb6e_cAh7Vdl', 3, 'approve', '负责人', '负责人', NULL, NULL, '2024-01-05T09:33:00+00:00', '同意', '可', 'approval', 'determined', 1);
INSERT INTO public.application_steps VALUES ('HSNOxb6e_cAh7Vdl', 4, 'reopen', '经办', '经办', NULL, NULL, '2024-01-05T09:36:00+00:00', '账户有误', '', 'determined', 'draft', NULL);
INSERT INTO public.application_steps VALUES ('53IejQ-smFFcmOzn', 1, 'submit', '经办', '经办', NULL, NULL, '2024-01-05T09:31:00+00:00', '', '容后补', 'draft', 'review', NULL);
INSERT INTO public.application_steps VALUES ('53IejQ-smFFcmOzn', 2, 'review', '复核', '复核', NULL, NULL, '2024-01-05T09:32:00+00:00', '属实', '', 'review', 'approval', NULL);
INSERT INTO public.application_steps VALUES ('53IejQ-smFFcmOzn', 3, 'approve', '负责人', '负责人', NULL, NULL, '2024-01-05T09:39:00+00:00', '同意', '可', 'approval', 'determined', 3);
INSERT INTO public.application_steps VALUES ('85bvmx3ouD1bn_pR', 1, 'submit', '经办', '经办', NULL, NULL, '2024-01-05T09:41:00+00:00', '', '可', 'draft', 'review', NULL);
INSERT INTO public.office_settings VALUES (1, '{"name":"某市财政局","townships":[],"may_one_person_do_two_steps":false,"planning":{},"numbering":"〔{year}〕{n}号"}', '负责人', NULL, NULL, '2024-01-05T09:30:00+00:00', '启用');
INSERT INTO public.register_awards VALUES (1, 'bicycles-2024.grant', 0, '购车补助', 'grant', 'Notice 7 of 2024 § 1', 'grant', 'cash', 'ELIGIBLE', 20000, 'EUR', 'applicant');
INSERT INTO public.register_awards VALUES (1, 'bicycles-2024.cargo_bonus', 1, '载货自行车奖励', 'bonus for cargo bicycles', 'Notice 7 of 2024 § 4', 'award', 'cash', 'INELIGIBLE', 0, 'EUR', 'applicant');
INSERT INTO public.register_awards VALUES (3, 'bicycles-2024.grant', 0, '购车补助', 'grant', 'Notice 7 of 2024 § 1', 'grant', 'cash', 'ELIGIBLE', 20000, 'EUR', 'applicant');
INSERT INTO public.register_awards VALUES (3, 'bicycles-2024.cargo_bonus', 1, '载货自行车奖励', 'bonus for cargo bicycles', 'Notice 7 of 2024 § 4', 'award', 'cash', 'INELIGIBLE', 0, 'EUR', 'applicant');
INSERT INTO public.register_entries VALUES (1, '0000000000000000000000000000000000000000000000000000000000000000', '18ada6a4bdb7ace81e1d303aa5a2bc772a6d2847d85cb4b4a4255bcbca284d06', '{"again":"","alike":"","applicant":"甲园","application":{"id":"HSNOxb6e_cAh7Vdl","number":"〔2024〕1号","steps":[{"acknowledged":"容后补","at":"2024-01-05T09:31:00+00:00","from":"draft","move":"submit","officer":"经办","opinion":"","to":"review"},{"acknowledged":"","at":"2024-01-05T09:32:00+00:00","from":"review","move":"review","officer":"复核","opinion":"属实","to":"approval"},{"acknowledged":"可","at":"2024-01-05T09:33:00+00:00","from":"approval","move":"approve","officer":"负责人","opinion":"同意","to":"determined"}]},"assessment":{"checks":[],"conflicts":[],"coverage":[{"citation":{"clause":"","document":"Notice 7 of 2024"},"continued_by":[],"ends_on":"2024-12-31","kind":"ending","read_for":null,"reason":null,"since":null,"subject":"bicycles-2024","text":{"en":"Grants for bicycles","zh":"自行车补助"},"touches":["bicycles-2024.grant"]}],"determinations":[{"amount":{"amount":"200.00","currency":"EUR"},"application":null,"beneficiary":"applicant","changes":[],"citations":[{"clause":"§ 1","document":"Notice 7 of 2024"},{"clause":"§ 2","document":"Notice 7 of 2024"},{"clause":"§ 3","document":"Notice 7 of 2024"}],"conditions":[{"citation":{"clause":"§ 1","document":"Notice 7 of 2024"},"evidence_held":[],"evidence_outstanding":[],"facts":[{"path":"adult","value":true}],"holds":true,"id":"adult","missing":[],"parts":[],"standing":"published","text":{"en":"of age","zh":"已成年"}}],"consequences":[],"department":null,"ends_on":"2024-12-31","evidence_held":[],"evidence_outstanding":[],"floors":[],"incentive":"bicycles-2024.grant","instrument":{"id":"bicycles-2024","number":"Notice 7 of 2024"},"kind":"grant","missing":[],"missing_kinds":{},"no_parts":[],"obligations":[],"open_matters":[],"outcome":"ELIGIBLE","payment":{"account":{"due":{"high":{"amount":"200.00","currency":"EUR"},"low":{"amount":"200.00","currency":"EUR"}},"missing":[],"overpaid":{"high":{"amount":"0.00","currency":"EUR"},"low":{"amount":"0.00","currency":"EUR"}},"paid":{"high":{"amount":"0.00","currency":"EUR"},"low":{"amount":"0.00","currency":"EUR"}}},"citation":{"clause":"§ 1","document":"Notice 7 of 2024"},"levels":[],"parts":[{"account":null,"amount":{"amount":"200.00","currency":"EUR"},"instalments":[{"amount":{"amount":"200.00","currency":"EUR"},"citation":null,"due_on":"2024-05-01","levels":[],"missing":[],"number":1,"paid":{"amount":"0.00","currency":"EUR"},"share":"1","state":"due","text":null}],"labels":["purchases[0]"],"subject":null}],"unmatched":{"amount":"0.00","currency":"EUR"}},"range":null,"recalled":[],"shares":[],"title":{"en":"grant","zh":"购车补助"},"working":[{"after":null,"beneficiary":"applicant","high":"200","label":"purchases[0]","law_date":"2024-05-01","low":"200","missing":[],"outcome":"ELIGIBLE","shares":[],"steps":[{"citation":{"clause":"§ 1","document":"Notice 7 of 2024"},"kind":"amount","subject":"bicycles-2024.grant","title":{"en":"grant","zh":"购车补助"},"trace":{"at":"bicycles-2024.yaml:39","op":"min","parts":[{"at":"bicycles-2024.yaml:38","op":"*","parts":[{"at":"bicycles-2024.yaml:38","fact":"purchases[0].price","op":"fact","unit":"EUR","value":"400"},{"at":"bicycles-2024.yaml:38","figure":{"citation":{"clause":"§ 2","document":"Notice 7 of 2024"},"floor":false,"from":"2024-01-01","gap":false,"overlay":null,"standing":"published","to":"2024-12-31"},"op":"step","parts":[{"at":"bicycles-2024.yaml:38","figure":{"citation":{"clause":"§ 2","document":"Notice 7 of 2024"},"floor":false,"from":"2024-01-01","gap":false,"overlay":null,"standing":"published","to":"2024-12-31"},"op":"figure:bicycles-2024.share","value":null},{"at":"bicycles-2024.yaml:38","fact":"income","op":"fact","unit":"EUR/year","value":"18000"}],"value":"0.5"}],"unit":"EUR","value":"200"},{"at":"bicycles-2024.yaml:39","figure":{"citation":{"clause":"§ 3","document":"Notice 7 of 2024"},"floor":false,"from":"2024-01-01","gap":false,"overlay":null,"standing":"published","to":"2024-12-31"},"op":"table:bicycles-2024.most","parts":[{"at":"bicycles-2024.yaml:39","figure":{"citation":{"clause":"§ 3","document":"Notice 7 of 2024"},"floor":false,"from":"2024-01-01","gap":false,"overlay":null,"standing":"published","to":"2024-12-31"},"op":"figure:bicycles-2024.most","value":null},{"at":"bicycles-2024.yaml:39","fact":"purchases[0].kind","op":"fact","value":"city"}],"unit":"EUR","value":"300"}],"unit":"EUR","value":"200"},"value":"200"}]}]},{"amount":{"amount":"0.00","currency":"EUR"},"application":null,"beneficiary":"applicant","changes":[],"citations":[{"clause":"§ 4","document":"Notice 7 of 2024"}],"conditions":[{"citation":{"clause":"§ 4","document":"Notice 7 of 2024"},"evidence_held":[],"evidence_outstanding":[],"facts":[{"path":"purchases[0].kind","value":"city"}],"holds":false,"id":"cargo","missing":[],"parts":[],"standing":"published","text":{"en":"a cargo bicycle","zh":"载货自行车"}}],"consequences":[],"department":null,"ends_on":"2024-12-31","evidence_held":[],"evidence_outstanding":[],"floors":[],"incentive":"bicycles-2024.cargo_bonus","instrument":{"id":"bicycles-2024","number":"Notice 7 of 2024"},"kind":"award","missing":[],"missing_kinds":{},"no_parts":[],"obligations":[],"open_matters":[],"outcome":"INELIGIBLE","payment":null,"range":null,"recalled":[],"shares":[],"title":{"en":"bonus for cargo bicycles","zh":"载货自行车奖励"},"working":[{"after":null,"beneficiary":"applicant","high":"0","label":"purchases[0]","law_date":"2024-05-01","low":"0","missing":[],"outcome":"INELIGIBLE","shares":[],"steps":[]}]}],"fingerprint":"68353f666379a6fe3f5e718e09a435b3b6ed319c406dd8712069671765d1cc3a","known_on":null,"library":{"digest":"21fe714ccd13d546a160917c8be4a0ec5b60ac205eaed8bccd5c0baa1b82bccc","version":"1.2"},"on":"2024-12-31","open_totals":[],"overlays":[],"totals":{"cash":{"amount":"200.00","currency":"EUR"},"price":{"amount":"0.00","currency":"EUR"},"tax_and_fee":{"amount":"0.00","currency":"EUR"}},"totals_for_others":{}},"beyond":"","case":{"adult":true,"income":"18000","purchases":[{"bought_on":"2024-05-01","kind":"city","price":"400"}]},"corrects":null,"credit_code":"52320684MJ00000009","district":"","dossier":"〔2024〕1号","filed_at":"2024-01-05T09:33:00+00:00","kind":"determination","known_on":null,"officer":"负责人","on":"2024-12-31","payers":[],"reason":"","remark":"","sheets":{"en":"# Assessment of incentives\n\n- **Assessed as of:** 2024-12-31\n- **Policy library:** version 1.2, digest 21fe714ccd13\n\n**Overview**\n\n| Incentive | Outcome | Amount |\n| --- | --- | ---: |\n| 1\\. grant | eligible | EUR 200.00 |\n| 2\\. bonus for cargo bicycles | not eligible | — |\n\n## 1\\. grant\n\n- **Outcome:** eligible\n- **Amount:** EUR 200.00\n- **Kind:** grant\n- **Legal basis:** Notice 7 of 2024 (“Grants for bicycles”) § 1\n- **Id:** bicycles-2024.grant\n- **Ends:** on 2024-12-31, within the year\n\n**Conditions**\n\n| Met | Condition | Clause | Facts and papers |\n| --- | --- | --- | --- |\n| ✓ | of age | § 1 |  |\n\n**Working**\n\n- purchases 1 (law of 2024-05-01): EUR 200.00\n  - amount: price EUR 400.00 × share of the price 50% = EUR 200.00; not more than highest grant (city bicycle) EUR 300.00\n    - Notice 7 of 2024: § 1; § 2 – share of the price; § 3 – highest grant (city bicycle) EUR 300.00\n\n## 2\\. bonus for cargo bicycles\n\n- **Outcome:** not eligible\n- **Kind:** award\n- **Legal basis:** Notice 7 of 2024 (“Grants for bicycles”) § 4\n- **Id:** bicycles-2024.cargo_bonus\n- **Ends:** on 2024-12-31, within the year\n\n**Conditions**\n\n| Met | Condition | Clause | Facts and papers |\n| --- | --- | --- | --- |\n| ✗ | a cargo bicycle | § 4 | judged as of 2024-05-01<br>purchases 1, kind: city bicycle |\n\n**Working**\n\n- purchases 1 (law of 2024-05-01): not eligible\n\n## Totals\n\n| Form | Total | Note |\n| --- | ---: | --- |\n| cash | EUR 200.00 |  |\n| price | EUR 0.00 |  |\n| taxes and fees | EUR 0.00 |  |\n\nTotals are what surely comes to the applicant, without instalments that are stopped or open; taxes and fees include what falls away with a relieved charge.\n\n## What this assessment does not decide\n\n**Ending within twelve months**\n\n- Grants for bicycles (Notice 7 of 2024), ends on 2024-12-31; bears on: grant\n\nWorked out from the texts in the policy library; the competent authority decides.\n\n- **Fingerprint (SHA-256):** 68353f666379a6fe3f5e718e09a435b3b6ed319c406dd8712069671765d1cc3a\n","zh":"# 优惠政策测算单\n\n- **核定基准日**：2024年12月31日\n- **政策库**：版本 1.2，摘要 21fe714ccd13\n\n**测算结果一览**\n\n| 事项 | 结论 | 金额 |\n| --- | --- | ---: |\n| 一、购车补助 | 符合条件 | 200.00 欧元 |\n| 二、载货自行车奖励 | 不符合条件 | — |\n\n## 一、购车补助\n\n- **结论**：符合条件\n- **测算金额**：200.00 欧元\n- **优惠方式**：补助\n- **适用依据**：Notice 7 of 2024《自行车补助》§ 1\n- **编号**：bicycles-2024.grant\n- **执行期限**：至2024年12月31日止，一年内到期\n\n**条件**\n\n| 结果 | 条件 | 条款 | 事实和材料 |\n| --- | --- | --- | --- |\n| ✓ | 已成年 | § 1 |  |\n\n**测算过程**\n\n- 购买（按2024年5月1日的规定）：200.00 欧元\n  - 金额：价格 400.00 欧元 × 补助比例 50% = 200.00 欧元；不超过最高补助（城市自行车）300.00 欧元\n    - 依据 Notice 7 of 2024：§ 1；§ 2——补助比例；§ 3——最高补助（城市自行车）300.00 欧元\n\n## 二、载货自行车奖励\n\n- **结论**：不符合条件\n- **优惠方式**：奖励\n- **适用依据**：Notice 7 of 2024《自行车补助》§ 4\n- **编号**：bicycles-2024.cargo_bonus\n- **执行期限**：至2024年12月31日止，一年内到期\n\n**条件**\n\n| 结果 | 条件 | 条款 | 事实和材料 |\n| --- | --- | --- | --- |\n| ✗ | 载货自行车 | § 4 | 按2024年5月1日的情况判断<br>购买·种类：城市自行车 |\n\n**测算过程**\n\n- 购买（按2024年5月1日的规定）：不符合条件\n\n## 合计\n\n| 资金形式 | 合计金额 | 说明 |\n| --- | ---: | --- |\n| 财政资金 | 200.00 欧元 |  |\n| 价格优惠 | 0.00 欧元 |  |\n| 税费减免 | 0.00 欧元 |  |\n\n合计只列申请人确定可享受的金额，停拨和尚不能确定拨付的各期资金不计入；税费减免含随之减少的税费。\n\n## 本次测算未决定的事项\n\n**一年内到期的文件和标准**\n\n- 自行车补助（Notice 7 of 2024），至2024年12月31日止；涉及：购车补助\n\n本单依据政策库所载文件测算，供审核参考；最终以主管部门审核和文件原文为准。\n\n- **摘要（SHA-256）**：68353f666379a6fe3f5e718e09a435b3b6ed319c406dd8712069671765d1cc3a\n"},"unusual":""}');
INSERT INTO public.register_entries VALUES (2, '18ada6a4bdb7ace81e1d303aa5a2bc772a6d2847d85cb4b4a4255bcbca284d06', '4a065485f9f4b2b5df20d7c60993292cb3af4a1b19c0c60d51bae8b84f7b78b6', '{"again":"","alike":"","amount":{"amount":"80.00","currency":"EUR"},"applicant":"甲园","beyond":"","corrects":null,"credit_code":"52320684MJ00000009","determination":1,"district":"","dossier":"〔2024〕1号","filed_at":"2024-01-05T09:35:00+00:00","incentive":"bicycles-2024.grant","instalment":null,"kind":"payment","officer":"出纳","paid_on":"2024-01-05","payer":null,"reason":"","remark":"","subject":null,"unusual":"先行拨付"}');
INSERT INTO public.register_entries VALUES (3, '4a065485f9f4b2b5df20d7c60993292cb3af4a1b19c0c60d51bae8b84f7b78b6', '3fb553d743b61b5239a58cf69feaa620fb074045bbc47dd50a78877f85e48d72', '{"again":"另一件","alike":"","applicant":"乙园","application":{"id":"53IejQ-smFFcmOzn","number":"〔2024〕2号","steps":[{"acknowledged":"容后补","at":"2024-01-05T09:31:00+00:00","from":"draft","move":"submit","officer":"经办","opinion":"","to":"review"},{"acknowledged":"","at":"2024-01-05T09:32:00+00:00","from":"review","move":"review","officer":"复核","opinion":"属实","to":"approval"},{"acknowledged":"可","at":"2024-01-05T09:39:00+00:00","from":"approval","move":"approve","officer":"负责人","opinion":"同意","to":"determined"}]},"assessment":{"checks":[],"conflicts":[],"coverage":[{"citation":{"clause":"","document":"Notice 7 of 2024"},"continued_by":[],"ends_on":"2024-12-31","kind":"ending","read_for":null,"reason":null,"since":null,"subject":"bicycles-2024","text":{"en":"Grants for bicycles","zh":"自行车补助"},"touches":["bicycles-2024.grant"]}],"determinations":[{"amount":{"amount":"200.00","currency":"EUR"},"application":null,"beneficiary":"applicant","changes":[],"citations":[{"clause":"§ 1","document":"Notice 7 of 2024"},{"clause":"§ 2","document":"Notice 7 of 2024"},{"clause":"§ 3","document":"Notice 7 of 2024"}],"conditions":[{"citation":{"clause":"§ 1","document":"Notice 7 of 2024"},"evidence_held":[],"evidence_outstanding":[],"facts":[{"path":"adult","value":true}],"holds":true,"id":"adult","missing":[],"parts":[],"standing":"published","text":{"en":"of age","zh":"已成年"}}],"consequences":[],"department":null,"ends_on":"2024-12-31","evidence_held":[],"evidence_outstanding":[],"floors":[],"incentive":"bicycles-2024.grant","instrument":{"id":"bicycles-2024","number":"Notice 7 of 2024"},"kind":"grant","missing":[],"missing_kinds":{},"no_parts":[],"obligations":[],"open_matters":[],"outcome":"ELIGIBLE","payment":{"account":{"due":{"high":{"amount":"200.00","currency":"EUR"},"low":{"amount":"200.00","currency":"EUR"}},"missing":[],"overpaid":{"high":{"amount":"0.00","currency":"EUR"},"low":{"amount":"0.00","currency":"EUR"}},"paid":{"high":{"amount":"0.00","currency":"EUR"},"low":{"amount":"0.00","currency":"EUR"}}},"citation":{"clause":"§ 1","document":"Notice 7 of 2024"},"levels":[],"parts":[{"account":null,"amount":{"amount":"200.00","currency":"EUR"},"instalments":[{"amount":{"amount":"200.00","currency":"EUR"},"citation":null,"due_on":"2024-05-01","levels":[],"missing":[],"number":1,"paid":{"amount":"0.00","currency":"EUR"},"share":"1","state":"due","text":null}],"labels":["purchases[0]"],"subject":null}],"unmatched":{"amount":"0.00","currency":"EUR"}},"range":null,"recalled":[],"shares":[],"title":{"en":"grant","zh":"购车补助"},"working":[{"after":null,"beneficiary":"applicant","high":"200","label":"purchases[0]","law_date":"2024-05-01","low":"200","missing":[],"outcome":"ELIGIBLE","shares":[],"steps":[{"citation":{"clause":"§ 1","document":"Notice 7 of 2024"},"kind":"amount","subject":"bicycles-2024.grant","title":{"en":"grant","zh":"购车补助"},"trace":{"at":"bicycles-2024.yaml:39","op":"min","parts":[{"at":"bicycles-2024.yaml:38","op":"*","parts":[{"at":"bicycles-2024.yaml:38","fact":"purchases[0].price","op":"fact","unit":"EUR","value":"400"},{"at":"bicycles-2024.yaml:38","figure":{"citation":{"clause":"§ 2","document":"Notice 7 of 2024"},"floor":false,"from":"2024-01-01","gap":false,"overlay":null,"standing":"published","to":"2024-12-31"},"op":"step","parts":[{"at":"bicycles-2024.yaml:38","figure":{"citation":{"clause":"§ 2","document":"Notice 7 of 2024"},"floor":false,"from":"2024-01-01","gap":false,"overlay":null,"standing":"published","to":"2024-12-31"},"op":"figure:bicycles-2024.share","value":null},{"at":"bicycles-2024.yaml:38","fact":"income","op":"fact","unit":"EUR/year","value":"18000"}],"value":"0.5"}],"unit":"EUR","value":"200"},{"at":"bicycles-2024.yaml:39","figure":{"citation":{"clause":"§ 3","document":"Notice 7 of 2024"},"floor":false,"from":"2024-01-01","gap":false,"overlay":null,"standing":"published","to":"2024-12-31"},"op":"table:bicycles-2024.most","parts":[{"at":"bicycles-2024.yaml:39","figure":{"citation":{"clause":"§ 3","document":"Notice 7 of 2024"},"floor":false,"from":"2024-01-01","gap":false,"overlay":null,"standing":"published","to":"2024-12-31"},"op":"figure:bicycles-2024.most","value":null},{"at":"bicycles-2024.yaml:39","fact":"purchases[0].kind","op":"fact","value":"city"}],"unit":"EUR","value":"300"}],"unit":"EUR","value":"200"},"value":"200"}]}]},{"amount":{"amount":"0.00","currency":"EUR"},"application":null,"beneficiary":"applicant","changes":[],"citations":[{"clause":"§ 4","document":"Notice 7 of 2024"}],"conditions":[{"citation":{"clause":"§ 4","document":"Notice 7 of 2024"},"evidence_held":[],"evidence_outstanding":[],"facts":[{"path":"purchases[0].kind","value":"city"}],"holds":false,"id":"cargo","missing":[],"parts":[],"standing":"published","text":{"en":"a cargo bicycle","zh":"载货自行车"}}],"consequences":[],"department":null,"ends_on":"2024-12-31","evidence_held":[],"evidence_outstanding":[],"floors":[],"incentive":"bicycles-2024.cargo_bonus","instrument":{"id":"bicycles-2024","number":"Notice 7 of 2024"},"kind":"award","missing":[],"missing_kinds":{},"no_parts":[],"obligations":[],"open_matters":[],"outcome":"INELIGIBLE","payment":null,"range":null,"recalled":[],"shares":[],"title":{"en":"bonus for cargo bicycles","zh":"载货自行车奖励"},"working":[{"after":null,"beneficiary":"applicant","high":"0","label":"purchases[0]","law_date":"2024-05-01","low":"0","missing":[],"outcome":"INELIGIBLE","shares":[],"steps":[]}]}],"fingerprint":"68353f666379a6fe3f5e718e09a435b3b6ed319c406dd8712069671765d1cc3a","known_on":null,"library":{"digest":"21fe714ccd13d546a160917c8be4a0ec5b60ac205eaed8bccd5c0baa1b82bccc","version":"1.2"},"on":"2024-12-31","open_totals":[],"overlays":[],"totals":{"cash":{"amount":"200.00","currency":"EUR"},"price":{"amount":"0.00","currency":"EUR"},"tax_and_fee":{"amount":"0.00","currency":"EUR"}},"totals_for_others":{}},"beyond":"","case":{"adult":true,"income":"18000","purchases":[{"bought_on":"2024-05-01","kind":"city","price":"400"}]},"corrects":null,"credit_code":"52320684MJ0000001C","district":"","dossier":"〔2024〕2号","filed_at":"2024-01-05T09:39:00+00:00","kind":"determination","known_on":null,"officer":"负责人","on":"2024-12-31","payers":[],"reason":"","remark":"","sheets":{"en":"# Assessment of incentives\n\n- **Assessed as of:** 2024-12-31\n- **Policy library:** version 1.2, digest 21fe714ccd13\n\n**Overview**\n\n| Incentive | Outcome | Amount |\n| --- | --- | ---: |\n| 1\\. grant | eligible | EUR 200.00 |\n| 2\\. bonus for cargo bicycles | not eligible | — |\n\n## 1\\. grant\n\n- **Outcome:** eligible\n- **Amount:** EUR 200.00\n- **Kind:** grant\n- **Legal basis:** Notice 7 of 2024 (“Grants for bicycles”) § 1\n- **Id:** bicycles-2024.grant\n- **Ends:** on 2024-12-31, within the year\n\n**Conditions**\n\n| Met | Condition | Clause | Facts and papers |\n| --- | --- | --- | --- |\n| ✓ | of age | § 1 |  |\n\n**Working**\n\n- purchases 1 (law of 2024-05-01): EUR 200.00\n  - amount: price EUR 400.00 × share of the price 50% = EUR 200.00; not more than highest grant (city bicycle) EUR 300.00\n    - Notice 7 of 2024: § 1; § 2 – share of the price; § 3 – highest grant (city bicycle) EUR 300.00\n\n## 2\\. bonus for cargo bicycles\n\n- **Outcome:** not eligible\n- **Kind:** award\n- **Legal basis:** Notice 7 of 2024 (“Grants for bicycles”) § 4\n- **Id:** bicycles-2024.cargo_bonus\n- **Ends:** on 2024-12-31, within the year\n\n**Conditions**\n\n| Met | Condition | Clause | Facts and papers |\n| --- | --- | --- | --- |\n| ✗ | a cargo bicycle | § 4 | judged as of 2024-05-01<br>purchases 1, kind: city bicycle |\n\n**Working**\n\n- purchases 1 (law of 2024-05-01): not eligible\n\n## Totals\n\n| Form | Total | Note |\n| --- | ---: | --- |\n| cash | EUR 200.00 |  |\n| price | EUR 0.00 |  |\n| taxes and fees | EUR 0.00 |  |\n\nTotals are what surely comes to the applicant, without instalments that are stopped or open; taxes and fees include what falls away with a relieved charge.\n\n## What this assessment does not decide\n\n**Ending within twelve months**\n\n- Grants for bicycles (Notice 7 of 2024), ends on 2024-12-31; bears on: grant\n\nWorked out from the texts in the policy library; the competent authority decides.\n\n- **Fingerprint (SHA-256):** 68353f666379a6fe3f5e718e09a435b3b6ed319c406dd8712069671765d1cc3a\n","zh":"# 优惠政策测算单\n\n- **核定基准日**：2024年12月31日\n- **政策库**：版本 1.2，摘要 21fe714ccd13\n\n**测算结果一览**\n\n| 事项 | 结论 | 金额 |\n| --- | --- | ---: |\n| 一、购车补助 | 符合条件 | 200.00 欧元 |\n| 二、载货自行车奖励 | 不符合条件 | — |\n\n## 一、购车补助\n\n- **结论**：符合条件\n- **测算金额**：200.00 欧元\n- **优惠方式**：补助\n- **适用依据**：Notice 7 of 2024《自行车补助》§ 1\n- **编号**：bicycles-2024.grant\n- **执行期限**：至2024年12月31日止，一年内到期\n\n**条件**\n\n| 结果 | 条件 | 条款 | 事实和材料 |\n| --- | --- | --- | --- |\n| ✓ | 已成年 | § 1 |  |\n\n**测算过程**\n\n- 购买（按2024年5月1日的规定）：200.00 欧元\n  - 金额：价格 400.00 欧元 × 补助比例 50% = 200.00 欧元；不超过最高补助（城市自行车）300.00 欧元\n    - 依据 Notice 7 of 2024：§ 1；§ 2——补助比例；§ 3——最高补助（城市自行车）300.00 欧元\n\n## 二、载货自行车奖励\n\n- **结论**：不符合条件\n- **优惠方式**：奖励\n- **适用依据**：Notice 7 of 2024《自行车补助》§ 4\n- **编号**：bicycles-2024.cargo_bonus\n- **执行期限**：至2024年12月31日止，一年内到期\n\n**条件**\n\n| 结果 | 条件 | 条款 | 事实和材料 |\n| --- | --- | --- | --- |\n| ✗ | 载货自行车 | § 4 | 按2024年5月1日的情况判断<br>购买·种类：城市自行车 |\n\n**测算过程**\n\n- 购买（按2024年5月1日的规定）：不符合条件\n\n## 合计\n\n| 资金形式 | 合计金额 | 说明 |\n| --- | ---: | --- |\n| 财政资金 | 200.00 欧元 |  |\n| 价格优惠 | 0.00 欧元 |  |\n| 税费减免 | 0.00 欧元 |  |\n\n合计只列申请人确定可享受的金额，停拨和尚不能确定拨付的各期资金不计入；税费减免含随之减少的税费。\n\n## 本次测算未决定的事项\n\n**一年内到期的文件和标准**\n\n- 自行车补助（Notice 7 of 2024），至2024年12月31日止；涉及：购车补助\n\n本单依据政策库所载文件测算，供审核参考；最终以主管部门审核和文件原文为准。\n\n- **摘要（SHA-256）**：68353f666379a6fe3f5e718e09a435b3b6ed319c406dd8712069671765d1cc3a\n"},"unusual":""}');
INSERT INTO public.register_filings VALUES (1, 'determination', '2024-01-05T09:33:00+00:00', '2024-01-05', 2024, 1, '负责人', '甲园', '甲园', '', '2024-12-31', NULL, '1f0dfdf4c29fb606bf58bd6e4fdedd4d9e58203a53558839fee0a8ad62426e11', NULL, '', '〔2024〕1号', '〔2024〕1号', '52320684MJ00000009');
INSERT INTO public.register_filings VALUES (2, 'payment', '2024-01-05T09:35:00+00:00', '2024-01-05', 2024, 1, '出纳', '甲园', '甲园', '', NULL, NULL, 'dda9dabdaec64410c3baf812a2d5a126053c0a23722051cb83aad42b8f2ec11a', NULL, '', '〔2024〕1号', '〔2024〕1号', '52320684MJ00000009');
INSERT INTO public.register_filings VALUES (3, 'determination', '2024-01-05T09:39:00+00:00', '2024-01-05', 2024, 1, '负责人', '乙园', '乙园', '', '2024-12-31', NULL, '7b8746b16fed66d3eae924f6688938661091fe7a5ca2aaaa6c67821ea2c1aa9f', NULL, '', '〔2024〕2号', '〔2024〕2号', '52320684MJ0000001C');
INSERT INTO public.register_payments VALUES (2, 1, 'bicycles-2024.grant', NULL, NULL, NULL, 8000, 'EUR', '2024-01-05', 2024, 1);
INSERT INTO public.register_version VALUES ('0005');
ALTER TABLE ONLY public.application_contents
    ADD CONSTRAINT application_contents_pkey PRIMARY KEY (digest);
ALTER TABLE ONLY public.application_files
    ADD CONSTRAINT application_files_number_key_key UNIQUE (number_key);
ALTER TABLE ONLY public.application_files
    ADD CONSTRAINT application_files_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.application_holds
    ADD CONSTRAINT application_holds_pkey PRIMARY KEY (application);
ALTER TABLE ONLY public.application_scans
    ADD CONSTRAINT application_scans_pkey PRIMARY KEY (application, place);
ALTER TABLE ONLY public.application_steps
    ADD CONSTRAINT application_steps_pkey PRIMARY KEY (application, place);
ALTER TABLE ONLY public.office_settings
    ADD CONSTRAINT office_settings_pkey PRIMARY KEY (number);
ALTER TABLE ONLY public.register_awards
    ADD CONSTRAINT register_awards_pkey PRIMARY KEY (entry, incentive);
ALTER TABLE ONLY public.register_duties
    ADD CONSTRAINT register_duties_pkey PRIMARY KEY (entry);
ALTER TABLE ONLY public.register_entries
    ADD CONSTRAINT register_entries_fingerprint_key UNIQUE (fingerprint);
ALTER TABLE ONLY public.register_entries
    ADD CONSTRAINT register_entries_pkey PRIMARY KEY (number);
ALTER TABLE ONLY public.register_entries
    ADD CONSTRAINT register_entries_previous_key UNIQUE (previous);
ALTER TABLE ONLY public.register_filings
    ADD CONSTRAINT register_filings_ends_key UNIQUE (ends);
ALTER TABLE ONLY public.register_filings
    ADD CONSTRAINT register_filings_pkey PRIMARY KEY (number);
ALTER TABLE ONLY public.register_payments
    ADD CONSTRAINT register_payments_pkey PRIMARY KEY (entry);
ALTER TABLE ONLY public.register_shares
    ADD CONSTRAINT register_shares_pkey PRIMARY KEY (entry, incentive, payer);
ALTER TABLE ONLY public.register_version
    ADD CONSTRAINT register_version_pkc PRIMARY KEY (version_num);
CREATE INDEX application_files_changed ON public.application_files USING btree (changed_utc);
CREATE INDEX application_files_code ON public.application_files USING btree (credit_code);
CREATE INDEX application_files_name ON public.application_files USING btree (name_key);
CREATE INDEX application_files_numbered ON public.application_files USING btree (number_year, number_place);
CREATE INDEX application_files_state ON public.application_files USING btree (state);
CREATE INDEX application_steps_entry ON public.application_steps USING btree (entry);
CREATE INDEX ix_register_filings_applicant_key ON public.register_filings USING btree (applicant_key);
CREATE INDEX ix_register_filings_filed_on ON public.register_filings USING btree (filed_on);
CREATE INDEX ix_register_filings_matter ON public.register_filings USING btree (matter);
CREATE INDEX ix_register_payments_determination ON public.register_payments USING btree (determination);
CREATE INDEX ix_register_payments_incentive ON public.register_payments USING btree (incentive);
CREATE INDEX ix_register_payments_paid_on ON public.register_payments USING btree (paid_on);
CREATE INDEX register_awards_incentive ON public.register_awards USING btree (incentive);
CREATE TRIGGER application_contents_no_delete BEFORE DELETE ON public.application_contents FOR EACH ROW EXECUTE FUNCTION public.register_refuse();
CREATE TRIGGER application_contents_no_truncate BEFORE TRUNCATE ON public.application_contents FOR EACH STATEMENT EXECUTE FUNCTION public.register_refuse();
CREATE TRIGGER application_contents_no_update BEFORE UPDATE ON public.application_contents FOR EACH ROW EXECUTE FUNCTION public.register_refuse();
CREATE TRIGGER application_files_no_delete BEFORE DELETE ON public.application_files FOR EACH ROW EXECUTE FUNCTION public.register_refuse();
CREATE TRIGGER application_files_no_truncate BEFORE TRUNCATE ON public.application_files FOR EACH STATEMENT EXECUTE FUNCTION public.register_refuse();
CREATE TRIGGER application_scans_no_delete BEFORE DELETE ON public.application_scans FOR EACH ROW EXECUTE FUNCTION public.register_refuse();
CREATE TRIGGER application_scans_no_truncate BEFORE TRUNCATE ON public.application_scans FOR EACH STATEMENT EXECUTE FUNCTION public.register_refuse();
CREATE TRIGGER application_steps_no_delete BEFORE DELETE ON public.application_steps FOR EACH ROW EXECUTE FUNCTION public.register_refuse();
CREATE TRIGGER application_steps_no_truncate BEFORE TRUNCATE ON public.application_steps FOR EACH STATEMENT EXECUTE FUNCTION public.register_refuse();
CREATE TRIGGER application_steps_no_update BEFORE UPDATE ON public.application_steps FOR EACH ROW EXECUTE FUNCTION public.register_refuse();
CREATE TRIGGER office_settings_no_delete BEFORE DELETE ON public.office_settings FOR EACH ROW EXECUTE FUNCTION public.register_refuse();
CREATE TRIGGER office_settings_no_truncate BEFORE TRUNCATE ON public.office_settings FOR EACH STATEMENT EXECUTE FUNCTION public.register_refuse();
CREATE TRIGGER office_settings_no_update BEFORE UPDATE ON public.office_settings FOR EACH ROW EXECUTE FUNCTION public.register_refuse();
CREATE TRIGGER register_awards_no_delete BEFORE DELETE ON public.register_awards FOR EACH ROW EXECUTE FUNCTION public.register_refuse();
CREATE TRIGGER register_awards_no_insert BEFORE INSERT ON public.register_awards FOR EACH ROW EXECUTE FUNCTION public.register_of_last('entry');
CREATE TRIGGER register_awards_no_truncate BEFORE TRUNCATE ON public.register_awards FOR EACH STATEMENT EXECUTE FUNCTION public.register_refuse();
CREATE TRIGGER register_awards_no_update BEFORE UPDATE ON public.register_awards FOR EACH ROW EXECUTE FUNCTION public.register_refuse();
CREATE TRIGGER register_duties_no_delete BEFORE DELETE ON public.register_duties FOR EACH ROW EXECUTE FUNCTION public.register_refuse();
CREATE TRIGGER register_duties_no_insert BEFORE INSERT ON public.register_duties FOR EACH ROW EXECUTE FUNCTION public.register_of_last('entry');
CREATE TRIGGER register_duties_no_truncate BEFORE TRUNCATE ON public.register_duties FOR EACH STATEMENT EXECUTE FUNCTION public.register_refuse();
CREATE TRIGGER register_duties_no_update BEFORE UPDATE ON public.register_duties FOR EACH ROW EXECUTE FUNCTION public.register_refuse();
CREATE TRIGGER register_entries_no_delete BEFORE DELETE ON public.register_entries FOR EACH ROW EXECUTE FUNCTION public.register_refuse();
CREATE TRIGGER register_entries_no_insert BEFORE INSERT ON public.register_entries FOR EACH ROW EXECUTE FUNCTION public.register_next();
CREATE TRIGGER register_entries_no_truncate BEFORE TRUNCATE ON public.register_entries FOR EACH STATEMENT EXECUTE FUNCTION public.register_refuse();
CREATE TRIGGER register_entries_no_update BEFORE UPDATE ON public.register_entries FOR EACH ROW EXECUTE FUNCTION public.register_refuse();
CREATE TRIGGER register_filings_no_delete BEFORE DELETE ON public.register_filings FOR EACH ROW EXECUTE FUNCTION public.register_refuse();
CREATE TRIGGER register_filings_no_insert BEFORE INSERT ON public.register_filings FOR EACH ROW EXECUTE FUNCTION public.register_of_last('number');
CREATE TRIGGER register_filings_no_truncate BEFORE TRUNCATE ON public.register_filings FOR EACH STATEMENT EXECUTE FUNCTION public.register_refuse();
CREATE TRIGGER register_filings_no_update BEFORE UPDATE ON public.register_filings FOR EACH ROW EXECUTE FUNCTION public.register_refuse();
CREATE TRIGGER register_payments_no_delete BEFORE DELETE ON public.register_payments FOR EACH ROW EXECUTE FUNCTION public.register_refuse();
CREATE TRIGGER register_payments_no_insert BEFORE INSERT ON public.register_payments FOR EACH ROW EXECUTE FUNCTION public.register_of_last('entry');
CREATE TRIGGER register_payments_no_truncate BEFORE TRUNCATE ON public.register_payments FOR EACH STATEMENT EXECUTE FUNCTION public.register_refuse();
CREATE TRIGGER register_payments_no_update BEFORE UPDATE ON public.register_payments FOR EACH ROW EXECUTE FUNCTION public.register_refuse();
CREATE TRIGGER register_shares_no_delete BEFORE DELETE ON public.register_shares FOR EACH ROW EXECUTE FUNCTION public.register_refuse();
CREATE TRIGGER register_shares_no_insert BEFORE INSERT ON public.register_shares FOR EACH ROW EXECUTE FUNCTION public.register_of_last('entry');
CREATE TRIGGER register_shares_no_truncate BEFORE TRUNCATE ON public.register_shares FOR EACH STATEMENT EXECUTE FUNCTION public.register_refuse();
CREATE TRIGGER register_shares_no_update BEFORE UPDATE ON public.register_shares FOR EACH ROW EXECUTE FUNCTION public.register_refuse();
ALTER TABLE ONLY public.application_files
    ADD CONSTRAINT application_files_opened_from_fkey FOREIGN KEY (opened_from) REFERENCES public.register_entries(number);
ALTER TABLE ONLY public.application_holds
    ADD CONSTRAINT application_holds_application_fkey FOREIGN KEY (application) REFERENCES public.application_files(id);
ALTER TABLE ONLY public.application_scans
    ADD CONSTRAINT application_scans_application_fkey FOREIGN KEY (application) REFERENCES public.application_files(id);
ALTER TABLE ONLY public.application_scans
    ADD CONSTRAINT application_scans_digest_fkey FOREIGN KEY (digest) REFERENCES public.application_contents(digest);
ALTER TABLE ONLY public.application_steps
    ADD CONSTRAINT application_steps_application_fkey FOREIGN KEY (application) REFERENCES public.application_files(id);
ALTER TABLE ONLY public.application_steps
    ADD CONSTRAINT application_steps_entry_fkey FOREIGN KEY (entry) REFERENCES public.register_entries(number);
ALTER TABLE ONLY public.register_awards
    ADD CONSTRAINT register_awards_entry_fkey FOREIGN KEY (entry) REFERENCES public.register_entries(number);
ALTER TABLE ONLY public.register_duties
    ADD CONSTRAINT register_duties_entry_fkey FOREIGN KEY (entry) REFERENCES public.register_entries(number);
ALTER TABLE ONLY public.register_filings
    ADD CONSTRAINT register_filings_ends_fkey FOREIGN KEY (ends) REFERENCES public.register_entries(number);
ALTER TABLE ONLY public.register_filings
    ADD CONSTRAINT register_filings_number_fkey FOREIGN KEY (number) REFERENCES public.register_entries(number);
ALTER TABLE ONLY public.register_payments
    ADD CONSTRAINT register_payments_determination_fkey FOREIGN KEY (determination) REFERENCES public.register_entries(number);
ALTER TABLE ONLY public.register_payments
    ADD CONSTRAINT register_payments_entry_fkey FOREIGN KEY (entry) REFERENCES public.register_entries(number);
ALTER TABLE ONLY public.register_shares
    ADD CONSTRAINT register_shares_entry_fkey FOREIGN KEY (entry) REFERENCES public.register_entries(number);
