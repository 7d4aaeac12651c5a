"""What is kept beside an application: who has it open, and the scans of its papers."""
