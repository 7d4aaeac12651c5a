"""What a folder of policies might say better: each kind of advice, then all together."""
