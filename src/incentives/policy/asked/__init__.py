"""Facts that instruments ask for: from what a case says of them to values."""
