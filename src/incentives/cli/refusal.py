"""What the command line does not carry out."""


class Refusal(Exception):
    """A command that cannot be carried out; its text says why."""
