"""What a folder of policies holds, as text."""
