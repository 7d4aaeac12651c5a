"""What the office settles for its applications: each setting with who changed it, and when."""
