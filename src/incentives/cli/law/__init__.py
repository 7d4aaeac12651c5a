"""What the command line tells of the law: what is called so, and what the kernel made of it."""
