"""What is filed: judged, checked under the lock, then appended with its seal.

In come acts; out go entries. Read `judging` (what may be an act), `due` and `doubting` (a payment
held against its determination), `filing`, `appending`.
"""
