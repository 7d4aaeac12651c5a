"""Reports: an assessment as JSON, text and Markdown, in Chinese and English. All sentences are made here."""
