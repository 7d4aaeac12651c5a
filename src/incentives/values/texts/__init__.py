"""Texts as people write them: which are taken (`plain_text`), and which look alike."""
