"""Figures as policies and overlays write them.

In come the tables of a parameter; out goes the parameter with its dated figures. Read `parameters`,
then `dated`, and what a figure may be: `bounds` (one number), `tables`, `brackets`.
"""
