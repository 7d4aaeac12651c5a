"""What incentives are called where all of the law is listed, and one case says nothing of days."""

from collections import Counter

from incentives.report.words.names import Words, printable
from incentives.wordings.report import sheet as wordings


def titles_in_law(words: Words) -> dict[str, str]:
    """The titles of all incentives by their ids, no two of them alike; see `title_in_law`."""
    titles = {name: words.law(rule.title) for name, rule in words.library.incentives.items()}
    counts = Counter(titles.values())
    return {
        name: title if counts[title] < 2 else title_in_law(name, words)
        for name, title in titles.items()
    }


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
