"""What the papers of a file are called."""

from incentives.values.text import Text

IN_FORMAT = Text("{name}（{form}）", "{name} ({form})")
SHEET = Text("审批表", "Approval form")
ANNEXES = Text("审批表附件", "Annexes")
WORKINGS = Text("测算明细", "All workings")
RESULT = Text("测算结果", "Result")
PAPERS = Text("申请材料清单", "List of papers")
FILE_SHEET = Text("审批表", "approval")
FILE_ANNEXES = Text("审批表附件", "annexes")
FILE_WORKINGS = Text("测算明细", "workings")
FILE_RESULT = Text("测算结果", "result")
FILE_PAPERS = Text("申请材料清单", "papers")
UNNAMED = Text("未命名", "unnamed")
