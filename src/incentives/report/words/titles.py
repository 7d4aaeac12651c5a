"""What incentives are called where all of the law is listed, and one case says nothing of days."""

from incentives.report.words.names import Words, printable
from incentives.wordings.report import sheet as wordings


def title_in_law(incentive: str, words: Words) -> str:
    """The title of an incentive by its id; with the number of its document where others have it.

    Where even the number is the same, or there is none, the days in force tell them apart.
    """
    library = words.library
    rule = library.incentives[incentive]
    title = words.law(rule.title)
    namesakes = [other for other in library.incentives.values() if words.law(other.title) == title]
    if len(namesakes) < 2:
        return title
    instruments = [library.instruments[other.instrument] for other in namesakes]
    own = library.instruments[rule.instrument]
    numbers = [printable(instrument.number) for instrument in instruments if instrument.number]
    number = printable(own.number)
    is_told = number and numbers.count(number) == 1
    source = number if is_told else words.window(own.in_force)
    return words.say(wordings.WITH_SOURCE, text=title, source=source)
