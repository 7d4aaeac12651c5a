"""Pages to an Excel workbook, with charts that spreadsheets draw themselves.

In come pages (`page`) and charts (`chart_page`); out go bytes (`book`).
"""
