"""Cases made up for any vocabulary: plausible, never refused, a quarter of them on an edge.

In go a library, cases to go by and a seed; out come cases, one after the other. Read `drawing`
(what chance is), `models` (policy cases by what they show), `scene` and `values` (what a fact may
be), `edges` (values at which the law turns), `changing` (what a vocabulary takes), `drafting` (what
is done to a case), then `sampling`, which puts them together; `door` is what others import.
"""
