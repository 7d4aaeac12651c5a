"""What many cases of one law come to, by columns: from words that a kernel wrote to Arrow tables.

Read `plan` (what the words of a law stand for, made once), `verdicts` (what is told of each
incentive in each case; `opening`: where something is open), `standing` (the cases that others can
change nothing of), `totals`, `arrow` (words and amounts as columns), `writing` (the tables), then
`merging`, which puts what comes of several ways in the order of the cases.
"""
