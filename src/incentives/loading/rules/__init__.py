"""Entries linked: names resolved across instruments, and what is checked of rules together.

In come instruments as written; out go charges, incentives, relations and checks of the policy
model. Read `names` and `scope` (what a name means), `linker` (every entry built once),
`incentives`, `charges`, `payment`, `relations`, `checks`; then `soundness`, `relation_soundness`,
and `share_soundness` with `bound_soundness`, which bound numbers by `ranges`.
"""
