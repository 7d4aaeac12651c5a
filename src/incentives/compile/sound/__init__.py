"""A case that surely nothing is wrong with, from its attributes straight to words of the kernel.

In goes an object of the vocabulary, out come its words, the places of its law and, when somebody
asks, its facts; or nothing, and the case is to be admitted and filled by itself. Read `known` (what
is read of a vocabulary), `values` (single values to words), `facts` and `between` (the lines that
read facts, and that look at what holds between them), `printing` (all of them as one text),
`restoring` (words back to facts), then `reader`, made once for a library.
"""
