"""The application file at hand: who works on it, how it is read and stored, how changes meet.

Below the session: nothing here draws but what leads to it.
"""
