"""The database under the register: its tables, their guards, and bringing an old one up to date.

In comes an address; out goes a connection, or a refusal that an officer can act on. Read `tables`,
`database`, `guards`, `opening`.
"""
