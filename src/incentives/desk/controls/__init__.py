"""What pages of the desk are drawn with.

There are blocks of a sheet, files to be had, pages of a list, a typed day, and a question before
replacing.

In come values; out go Streamlit elements. Each module stands by itself.
"""
