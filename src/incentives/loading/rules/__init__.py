"""Entries linked: names resolved across instruments, and what is checked of rules together.

In come instruments as written; out go charges, incentives, relations and checks of the policy
model. Read `names` and `scope` (what a name means), `linker` (every entry built once),
`incentives`, `charges` with `accounts` and `periods`, `payment`, `relations`, `checks`; then the
room `soundness`.
"""
