"""What is commonly written in place of a form of the language, and what to write for it.

In comes a text that was found to be no expression; out goes its first slip, with a hint that mends.
Read `slip` (what is told), `forms` (one row a kind), `gaps` (what is missing), `names`,
`find`.
"""
