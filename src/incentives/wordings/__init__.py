"""Every sentence of the program, in Chinese and English side by side, and nothing else.

A module holds the sentences of one speaker: `report` of the sheets, `desk` of each page, `cli`,
`workbook`, `register`, `checking`. Who edits a sentence edits it here; whoever says it imports the
module as `wordings`.
"""
