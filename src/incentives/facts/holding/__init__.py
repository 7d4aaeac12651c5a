"""What facts of a case keep to beside each other, as a class or an instrument states it.

In come conditions in the language of policies; a library checks and judges them. Read `held`.
"""
