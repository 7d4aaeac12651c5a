"""What a check of the register finds, and what each finding is told as."""

from incentives.values.text import Text

INTACT = Text(
    "校验通过：共 {entries} 笔登记，前后相连，内容与登记时一致。",
    "Verified: {entries} entries, linked one to the next, each as it was filed.",
)
INTACT_TO_HEAD = Text(
    "校验通过：共 {entries} 笔登记，前后相连，内容与登记时一致；第 {number} "
    "号与所载校验码（摘要）相符，该号及以前没有缺失。",
    "Verified: {entries} entries, each as it was filed; entry {number} is the one written down, "
    "so none up to it is missing.",
)
EMPTY = Text("登记簿尚无登记。", "Nothing has been filed yet.")
BROKEN = Text(
    "校验未通过，发现 {count} 处问题：", "The register does not verify; what was found: {count}"
)
REPLACED = Text(
    "第 {number} 号登记被改动，并重新计算了摘要：与第 {other} 号所载的前一笔摘要不符。",
    "Entry {number} was changed and sealed anew: entry {other} has another fingerprint for it.",
)
MISSING = Text("第 {number} 号登记被删除。", "Entry {number} was removed.")
MISSING_SEVERAL = Text(
    "第 {number} 号至第 {other} 号登记被删除。", "Entries {number} to {other} were removed."
)
MOVED = Text(
    "原第 {number} 号登记被移到第 {other} 号。", "What was entry {number} stands as entry {other}."
)
INSERTED = Text(
    "第 {number} 号登记是事后插入的，不在前后相连的登记之中。",
    "Entry {number} was inserted; no entry builds on it.",
)
SKIPPED = Text(
    "第 {number} 号登记直接接在第 {other} 号之后，编号不连续，不是由本程序登记的。",
    "Entry {number} comes right after entry {other}, which skips numbers: the program did not file "
    "it.",
)
FORGED = Text(
    "第 {number} 号登记不是由本程序登记的：{what}。",
    "Entry {number} was not filed by the program: {what}.",
)
NEVER_FILED = {
    "unreadable": Text("其内容无法读取", "its content cannot be read"),
    "no-entry": Text("所指的登记不存在", "it names an entry that is not there"),
    "other-kind": Text("所指登记的种类不符", "it names an entry of another kind"),
    "ended": Text("所指登记此前已作废或更正", "what it names was annulled or corrected before"),
    "no-reason": Text("更正或作废未载明理由", "it corrects or annuls without a reason"),
    "no-officer": Text("未载明经办人", "it names no officer"),
    "not-allowed": Text("登记人当时没有相应权限", "who filed it had no such duty at the time"),
    "has-payments": Text("所作废的审定尚有拨付", "what it annuls has payments that count"),
    "not-determined": Text(
        "所拨事项未审定为符合条件", "it pays what was not found due in its determination"
    ),
    "other-currency": Text(
        "拨付的币种与审定的币种不同", "it pays in another currency than was determined"
    ),
    "no-amount": Text("拨付金额不大于零", "it pays nothing, or less"),
    "beyond": Text(
        "拨付超过审定金额而未载明理由", "it pays more than was determined and does not say why"
    ),
}
OTHER_HEAD = Text(
    "第 {number} 号登记的摘要与所载不符：该号或以前的登记被改动后重新计算了摘要。",
    "Entry {number} is not the one written down: it, or one before it, was changed and all after "
    "it sealed anew.",
)
CUT = Text(
    "登记簿末尾被删：审批表载有第 {number} 号，登记簿现只到第 {other} 号。",
    "The tail was cut: entry {number} was written down, and the register ends with entry {other}.",
)
DERIVED = Text(
    "第 {number} 号登记用于检索和合计的内容（{what}）与登记原文不符。",
    "What is kept for searching and adding up of entry {number} ({what}) is not what was filed.",
)
STEPS = Text(
    "申报件“{what}”的办理记录与登记簿所载不符，或前后不相连。",
    "The steps of the application {what} are not those that the register has, or do not follow one "
    "from the other.",
)
STATE = Text(
    "申报件“{what}”所处环节与其办理记录不符。",
    "The application {what} stands elsewhere than its steps lead to.",
)
SCAN = Text(
    "扫描件或已存审批表（摘要 {what}）的内容与保存时不同。",
    "The scan or kept paper with the digest {what} was changed.",
)
PAPER = Text(
    "登记号 {number} 的已存审批表记录被改动，或者不是打印时存入的。",
    "A paper kept of entry {number} was changed, or was not kept when it was printed.",
)
PAPERS_BEFORE = Text(
    "登记号 {number} 以前存入的审批表与该登记所载不符，有的被改动、删去或增加。",
    "The papers kept before entry {number} are not those that it seals: some were changed, taken "
    "away or put in.",
)
GUARD = Text(
    "防改动的触发器“{what}”缺失或已被改动。",
    "The trigger '{what}', which refuses changes, is gone or was altered.",
)
STRUCTURE = Text(
    "数据库结构与程序建立时不一致：{what}。",
    "The structure of the database is not as the program has made it: {what}.",
)
DATABASE_DAMAGED = Text(
    "数据库已损坏：{what}。请停止使用，用最近的备份恢复后再校验。",
    "The database is damaged: {what}. Stop using it, bring back the last backup, and verify it.",
)
DERIVED_TABLES = {
    "register_filings": Text("登记", "the filing"),
    "register_awards": Text("审定事项", "its incentives"),
    "register_shares": Text("资金来源", "its sources of funds"),
    "register_payments": Text("拨付", "the payment"),
    "register_duties": Text("人员权限", "the duties"),
}
