"""What the command line tells of the law: what is called so, which facts it reads, its kernel."""
