"""A sheet to a PDF file, typeset by Typst.

In come a sheet and the fonts of the machine (`fonts`); out go bytes (`document`). `page.typ` is the
page: it draws what the sheet says as text, and never reads it as markup.
"""
