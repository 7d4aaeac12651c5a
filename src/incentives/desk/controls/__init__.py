"""What pages of the desk are drawn with: blocks of a sheet, pages of a list, a typed day, a question before replacing.

In come values; out go Streamlit elements. Each module stands by itself.
"""
