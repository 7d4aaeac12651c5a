"""Text that reads as if it had been saved in one encoding and read in another."""

import codecs
import re
from collections.abc import Iterator

from incentives.errors import PolicyError
from incentives.loading.text.characters import ENCODING_HINT
from incentives.loading.text.limits import OF_POLICIES
from incentives.loading.text.log import FaultLog
from incentives.loading.text.source import Source, source_of, text_of_file
from incentives.loading.text.survey import PolicyRoot, survey_folder
from incentives.values.span import Span

_REPLACED = re.compile("\ufffd+|(?:锟斤拷)+|(?:烫烫|屯屯)+")
"""What is left where a program could not read characters."""
_OF_OTHER_SCRIPTS = re.compile("[\u0300-\u036f\u0530-\u07ff]+")
"""Combining marks, and letters from Armenian to N'Ko: as two bytes of GB 18030 read in UTF-8."""
_LATIN = re.compile("[\u0080-\u00ff\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{2,}")
_CHINESE = re.compile("[\u2e80-\ua4cf\ue000-\uf8ff\uf900-\ufaff\uff00-\uffef\u20ac]{2,}")
_READS_AS_CHINESE = re.compile("[\u3000-\u9fff\uff00-\uffef]+")


def note_garbled(root: PolicyRoot, log: FaultLog) -> None:
    """Notes every text of the policies and policy cases that may be of another encoding.

    It may be what its author has typed, and is advice, no fault. What the log has the source of is
    not read again.
    """
    survey = survey_folder(root)
    for path in (*survey.policies, *survey.cases):
        shown_as = root.shown(path)
        source = log.sources.get(shown_as)
        if source is None:
            try:
                text = text_of_file(path, shown_as=shown_as, limits=OF_POLICIES)
            except PolicyError:
                continue  # told where it is loaded
            source = source_of(text, file=shown_as)
            log.sources[shown_as] = source
        for span in garbled_in(source):
            message = "this reads like text that was saved in another encoding than it was read in"
            log.add(span, message, "garbled-text", ENCODING_HINT)


def garbled_in(source: Source) -> Iterator[Span]:
    """The places of such text, one for each line."""
    for number, line in enumerate(source.lines, start=1):
        if not line.isascii() and (found := _garbled(line)) is not None:
            start, end = found
            yield Span(file=source.file, line=number, column=start + 1, length=end - start)


def _garbled(line: str) -> tuple[int, int] | None:
    for pattern in (_REPLACED, _OF_OTHER_SCRIPTS):
        if (match := pattern.search(line)) is not None:
            return match.span()
    for pattern, encoding in ((_LATIN, "cp1252"), (_LATIN, "latin_1"), (_CHINESE, "gb18030")):
        for match in pattern.finditer(line):
            if is_read_in(match[0], encoding):
                return match.span()
    return None


def is_read_in(text: str, encoding: str) -> bool:
    """Whether the text is UTF-8 that was read in the other encoding: read back, it is Chinese.

    Its last character may have been cut.

    >>> is_read_in("鐨勫姙娉", "gb18030"), is_read_in("联通办法", "gb18030")
    (True, False)
    """
    try:
        octets = text.encode(encoding)
        back = codecs.getincrementaldecoder("utf-8")().decode(octets)
    except UnicodeError:
        return False
    return _READS_AS_CHINESE.fullmatch(back) is not None
