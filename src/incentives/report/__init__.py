"""Findings told to people: in Chinese and English, as text, Markdown, HTML, Word and Excel.

In come findings and rules; out go sheets and papers. The sentences themselves stand in
`incentives.wordings`. Read upwards: `words` (names, numbers, amounts) and `printing` (blocks to a
format), `passages` (findings to blocks), `rule` (the law by itself), `papers` (whole sheets).
"""
