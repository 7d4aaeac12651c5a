"""The steps of an application: what is open, who may still do which, and each taken as a whole.

In come an application as somebody read it and a move; out goes the application as it stands after
it, with the step kept and, on approval, the determination filed in the same transaction. Read
`moving`.
"""
