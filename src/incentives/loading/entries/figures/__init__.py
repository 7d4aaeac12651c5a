"""Figures as policies and overlays write them.

In come the tables of a parameter; out goes the parameter with its dated figures. Read `parameters`,
then `dated`, and `forms` for values, tables and brackets.
"""
