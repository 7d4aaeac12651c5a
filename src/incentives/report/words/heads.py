"""What stands at the head of every sheet, and what incentives are called.

Who is assessed and where, by which library and overlays.
"""

from collections.abc import Iterable, Sequence

from incentives.engine.findings.assessment import Assessment
from incentives.engine.findings.determination import Determination
from incentives.engine.findings.outcome import Outcome
from incentives.facts.field import Role
from incentives.language.types import TextType
from incentives.policy.instrument import Instrument
from incentives.policy.library import Library, Overlay
from incentives.policy.origin.layer import digest_shown
from incentives.report.words.names import Words, printable
from incentives.wordings.report import sheet as wordings

Rows = list[tuple[str, str]]


def case_rows(assessment: Assessment, words: Words) -> Rows:
    """What the case says of itself in free text (its name), and its place."""
    fields = assessment.law.library.vocabulary.root.fields.values()
    names = [
        (words.law(field.label), printable(str(words.case_document[field.name])))
        for field in fields
        if isinstance(field.type, TextType)
        and field.spec.role in {None, Role.NAME}
        and field.name in words.case_document
    ]
    return [*names, *_place_rows(assessment, words)]


def _place_rows(assessment: Assessment, words: Words) -> Rows:
    law = assessment.law
    field = law.library.vocabulary.role(Role.JURISDICTION)
    if field is None:
        return []
    place = law.library.jurisdictions[law.chain[-1]]
    code = printable(str(words.case_document[field.name]))
    named = words.say(wordings.WITH_SOURCE, text=words.law(place.name), source=code)
    return [(words.say(wordings.PLACE), named)]


def day_rows(assessment: Assessment, words: Words) -> Rows:
    """The day as of which facts count, and that of the sheet where it has one of its own."""
    rows = [(words.say(wordings.ON), words.day(assessment.on))]
    if assessment.paid_by is not None:
        told = words.say(wordings.PAID_BY_VALUE, day=words.day(assessment.paid_by))
        rows.append((words.say(wordings.PAID_BY), told))
    return rows


def library_rows(library: Library, overlays: Sequence[Overlay], words: Words) -> Rows:
    """Each layer of the library and each overlay, with the beginning of their digests."""
    say = words.say
    told = wordings.LIBRARY_VALUE if len(library.layers) == 1 else wordings.LAYER_VALUE
    rows = [
        (
            say(wordings.LIBRARY),
            say(told, name=layer.name, version=layer.version, digest=digest_shown(layer.digest)),
        )
        for layer in library.layers
    ]
    for overlay in overlays:
        used = say(
            wordings.OVERLAY_VALUE,
            title=words.law(overlay.title),
            authority=words.law(overlay.authority),
            digest=digest_shown(overlay.digest),
        )
        if overlay.is_reform:
            used = say(wordings.OVERLAY_REFORM, overlay=used)
        rows.append((say(wordings.OVERLAY), used))
    return rows


def law_called(instrument: Instrument, clause: str, words: Words) -> str:
    """Number, title and clause (empty: the document as a whole).

    In Chinese, where the number is but the title again, the fuller of the two stands alone.
    """
    number, title = printable(instrument.number), words.law(instrument.title)
    if words.language.is_chinese and number in title:
        return words.say(wordings.RULE_SOURCE_TITLED, title=title, clause=clause).strip()
    if words.language.is_chinese and title in number:
        return words.say(wordings.RULE_SOURCE_NUMBERED, number=number, clause=clause).strip()
    return words.say(wordings.RULE_SOURCE, number=number, title=title, clause=clause).strip()


def titles_listed(incentives: Iterable[str], words: Words) -> str:
    """The titles of incentives by their ids, in that order."""
    return words.listed(words.law(words.library.incentives[name].title) for name in incentives)


def title_of(determination: Determination, assessment: Assessment, words: Words) -> str:
    """The title of an incentive.

    Several of one title that are in force, as where one was renewed, carry the number of their
    document; where even that is the same, or there is none, their days in force tell them apart.
    """
    title = words.law(determination.rule.title)
    namesakes = [
        other
        for other in assessment
        if other.rule.title == determination.rule.title
        and other.outcome is not Outcome.NOT_IN_FORCE
    ]
    if len(namesakes) < 2:
        return title
    own = printable(determination.instrument.number)
    is_told = own and [printable(each.instrument.number) for each in namesakes].count(own) == 1
    source = own if is_told else words.window(determination.instrument.in_force)
    return words.say(wordings.WITH_SOURCE, text=title, source=source)
