"""Which law and domain a command works with, and projects of one's own.

In come the options that every command with policies has; out go projects and their libraries. Read
`asked` first; `offered` is what `--version` tells.
"""
