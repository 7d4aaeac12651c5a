"""Mutation testing: does any test notice when a line of the program says something else?

`nox -s mutants` runs it. In come the rooms to look at and a seed; out goes for each room how many
of the changes drawn were noticed, and each that was not. What a change can be is in `changes`
(with `operators` beside those of Cosmic Ray), which tests can notice it in `reach`, what came of
one in `trial`, what nobody need notice, and why, in `accepted`. The program is changed in a copy.
"""
