"""Why an applicant of a batch was not filed."""

from incentives.values.text import Text

NO_NAME = Text("没有填申请单位名称，不能登记。", "It has no name, so it cannot be filed.")
NOT_ASSESSED = Text("未能测算，不能登记。{reason}。", "It could not be assessed. {reason}.")
