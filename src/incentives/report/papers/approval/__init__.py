"""The approval form that an office signs, and its annexes.

In come an assessment and a `form.ApprovalForm`; out go sheets. Read `sheet`, then `rows`.
"""
