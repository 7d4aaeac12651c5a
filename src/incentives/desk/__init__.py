"""The officer's desk: a Streamlit program on which a district does its work.

`incentives desk` starts it.
"""
