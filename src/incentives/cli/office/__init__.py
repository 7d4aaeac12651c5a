"""What the command line judges for an office before anything of it is opened or served.

Read `access` (who may reach the desk), `address` (where the register is), `administrator`.
"""
