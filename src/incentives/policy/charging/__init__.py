"""What a charge says beside what it comes to.

By which period it is returned (`returned`), and what is known of it otherwise (`answers`).
"""
