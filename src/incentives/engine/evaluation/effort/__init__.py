"""What an assessment costs, counted where the work is done, and the most that it may cost.

In come the steps of one assessment; out goes a refusal that names the rule and the list once there
are too many. Read `effort`.
"""
