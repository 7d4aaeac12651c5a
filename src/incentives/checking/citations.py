"""Every citation is to an instrument of the library, or to a law or notice that it lists."""

import re
from collections.abc import Iterable, Iterator

from incentives.language.expression import RowPeriods, Stated, walk
from incentives.loading.text.log import FaultLog
from incentives.policy.check import Check, ComputedResult
from incentives.policy.library import Library
from incentives.policy.rule import Charge, Definition, Incentive, Relief
from incentives.values.citation import Citation
from incentives.values.span import Span

Rule = RowPeriods | Definition | Charge | Relief | Incentive | Check | ComputedResult
_HINT = "Cite an instrument, or list the law or notice under `documents` in library.yaml."
_OFFICIAL = "Cite the law, regulation, announcement or notice itself, with its clause."
_NO_INSTRUMENT = re.compile(
    r"试题|真题|模拟题|标准答案|答案解析|教材|讲义|解读|问答|答记者问|新闻(?!出版|媒体|单位)|报道|百科|公众号|博客"
    r"|网页|论坛|\b(?:exam(?:ination)?s?|news|press|blog|wiki\w*|FAQ|interpretation)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"〔\d{4}〕\d+号|\d{4}年第\d+号")
_LAW = re.compile(r"[\u4e00-\u9fff]{1,30}(?:法|条例|办法|规定|细则|决定)(?=第)")
_UNIT = re.compile(r"第[\d一二三四五六七八九十百零〇两]+([\u4e00-\u9fff])")
_UNITS = frozenset("条款项章节目编号期批部附次季年")
_LEAST_NAME = 3
"""How many characters at the end of a law's name may stand for it."""


def note_citations(library: Library, log: FaultLog) -> None:
    """Notes every citation to what is no instrument, and no law that the library lists.

    Examination papers, news, readings and answers to questions are no instruments in any library,
    though it lists them. A library that lists nothing is asked no more than this.
    """
    numbers = (instrument.number for instrument in library.instruments.values())
    known = frozenset((*numbers, *library.documents))
    for citation, span in _citations(library):
        if (said := _unofficial(citation)) is not None:
            name, word = said
            message = f"'{name}' is no instrument: '{word}' is not official text"
            log.add(span, message, "not-an-instrument", _OFFICIAL)
            continue
        for name in _unknown(citation, known) if library.documents else ():
            message = f"'{name}' is no instrument of the library and no law that it lists"
            log.add(span, message, "unknown-document", _HINT)


def _unofficial(citation: Citation) -> tuple[str, str] | None:
    """The document or clause that is no official text, with the word that says so."""
    for name in (citation.document, citation.clause):
        if (found := _NO_INSTRUMENT.search(name)) is not None:
            return name, found[0]
    return None


def _unknown(citation: Citation, known: frozenset[str]) -> Iterator[str]:
    """What the citation names that is not known: its document, and others in its clause."""
    if citation.document not in known:
        yield citation.document
    clause = citation.clause
    for number in _NUMBER.findall(clause):
        if not any(number in name for name in known):
            yield number
    for law in _LAW.findall(clause):
        if not any(_ends_alike(law, name) for name in known):
            yield law
    for unit in _UNIT.finditer(clause):
        if unit[1] not in _UNITS:
            yield unit[0]


def _ends_alike(mention: str, name: str) -> bool:
    """Whether the mention ends in the name, or in enough of its end."""
    return any(mention.endswith(name[at:]) for at in range(max(len(name) - _LEAST_NAME + 1, 0)))


def _citations(library: Library) -> Iterator[tuple[Citation, Span]]:
    """Every citation with the entry in which it stands."""
    for parameter in library.parameters.values():
        figures = (*parameter.figures, *library.sets.get(parameter.id, ()))
        yield from ((figure.citation, figure.span) for figure in figures)
    rules: tuple[Rule, ...] = (
        *library.periods.values(),
        *library.definitions.values(),
        *library.charges.values(),
        *library.each_relief,
        *library.incentives.values(),
        *library.beside_incentives,
    )
    for rule in rules:
        yield rule.citation, rule.span
        clauses = (part.clause for stated in rule.expressions for part in _stated(walk(stated)))
        yield from (
            (clause.citation, rule.span) for clause in clauses if clause.citation is not None
        )
    for charge in library.charges.values():
        yield from ((citation, charge.span) for citation in _beside(charge))
    for incentive in library.incentives.values():
        yield from ((citation, incentive.span) for citation in _beside(incentive))


def _stated(parts: Iterable[object]) -> Iterator[Stated]:
    return (part for part in parts if isinstance(part, Stated))


def _beside(rule: Charge | Incentive) -> Iterator[Citation]:
    """The citations beside the rule's own: of what is open, of answers and obligations."""
    yield from (matter.citation for matter in rule.open_matters)
    if isinstance(rule, Charge):
        yield from (answer.citation for answer in rule.answers)
    else:
        yield from (obligation.citation for obligation in rule.obligations)
