"""The frame of the desk: its script and its side bar.

Its script is not beside `pages`, which Streamlit would list by itself.
"""
