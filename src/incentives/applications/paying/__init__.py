"""What is to be paid out of determined applications, and several payments recorded in one act.

Out of the determinations that count come the lines of a payment list (`payable`); in go the lines
that an office has paid, and all of them stand in the chained register, or none (`recording`).
"""
