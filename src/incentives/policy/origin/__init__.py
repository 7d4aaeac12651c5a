"""Where the law of a library comes from: the layers that it is made of, and what places are called.

In come layers and places; out go what a library as a whole is called, and codes by names.
"""
