"""What the command line judges for an office before anything of it is opened or served.

Read `passwords` (addresses of databases), `access` (who may reach the desk), `address` (where the
register is), `administrator`.
"""
