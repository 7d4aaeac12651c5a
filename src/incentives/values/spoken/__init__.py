"""What the program says in languages beyond Chinese and English: a catalogue for each.

In comes a sentence of the program, out goes the same in the language, if its catalogue has it. A
catalogue is a file of gettext, `fr.po`: the context of each entry is the Chinese, its id the
English. One more language is one more such file.
"""
