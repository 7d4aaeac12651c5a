"""Why an incentive comes to what it does.

In come its parts with their workings; out go the reasons that an officer is told. Read `outcome`,
then `not_applicable`.
"""
