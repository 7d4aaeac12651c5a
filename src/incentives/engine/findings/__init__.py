"""What the engine can say, as values: they know of no worker, and sentences are made of them elsewhere.

Read `outcome`, `part`, `conditions`, `determination`, `assessment`; beside them `change` (relations), `payment`,
`coverage`, and what is read off them: `reasons`, `figure_use`, `roles`, `spread`, `sure_payment`.
"""
