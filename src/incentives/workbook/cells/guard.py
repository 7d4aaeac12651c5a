"""What may be opened.

An uploaded file is looked through before anything of it is unpacked to memory or read as a table.
"""

import io
import re
import zipfile
import zlib
from xml.parsers import expat

import attrs

from incentives.values.text import Text, filled
from incentives.wordings.workbook import kinds as upload_kinds
from incentives.wordings.workbook import upload as wordings

MOST_MEGABYTES = 20
_MOST_BYTES = MOST_MEGABYTES * 1024 * 1024
_MOST_UNPACKED = 150 * 1024 * 1024
_MOST_MEMBERS = 400
_MOST_RATIO, _RATIO_COUNTS_FROM = 150, 2 * 1024 * 1024
"""Tables of plain figures are packed to a tenth or a thirtieth; what is packed further was made to
be unpacked.
"""
_OLE, _ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_MACRO_PARTS = ("vbaproject", "/macrosheets/", "/activex/")
_CONTENT_TYPES = "[Content_Types].xml"
_STRICT = "http://purl.oclc.org/ooxml/"
"""How the names of the strict variant of the format begin."""
_MARKUP = (".xml", ".rels", ".vml")
_BEFORE_MARKUP = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"
"""Marks of byte order, what fills a wide character, and blanks."""
_EBCDIC = "<?xml".encode("cp037")
_CHUNK = 64 * 1024
_SNIFFED = 4096
_SEPARATED = re.compile(rb"[,;\t]|\xef\xbc\x8c|\xa3\xac")
"""What parts the cells of a row of text, in whichever of the usual encodings."""
_ENCRYPTED_FLAG = 0x1
_UNPACKING_FAILS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError)


class UploadRefused(Exception):
    """The file cannot be taken; `text` says why and what to do, `slug` is stable."""

    def __init__(self, text: Text, slug: str) -> None:
        super().__init__(slug)
        self.text = text
        self.slug = slug

    def __str__(self) -> str:
        return self.text.en


def check_upload(content: bytes) -> None:
    """The content is a workbook without macros, links, passwords and traps.

    Raises:
        UploadRefused: `empty-file`, `too-large` (over `MOST_MEGABYTES`), `encrypted`, `old-format`
            (.xls), `markup-file`, `text-file` (.csv), `not-xlsx`, `bomb` (too much to unpack),
            `macros`, `external-links`, `entities`, `strict-format` or `damaged`.
    """
    if not content:
        raise UploadRefused(wordings.EMPTY_FILE, "empty-file")
    if len(content) > _MOST_BYTES:
        raise UploadRefused(filled(wordings.TOO_LARGE, most=MOST_MEGABYTES), "too-large")
    if content.startswith(_OLE):
        if _ENCRYPTED_PACKAGE in content:
            raise UploadRefused(wordings.ENCRYPTED, "encrypted")
        raise UploadRefused(wordings.OLD_FORMAT, "old-format")
    if not content.startswith(_ZIP):
        text, slug = _kind_of(content)
        raise UploadRefused(text, slug)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_members(archive.infolist())
            _check_contents(archive)
    except _UNPACKING_FAILS as error:
        raise UploadRefused(wordings.DAMAGED, "damaged") from error


def _kind_of(content: bytes) -> tuple[Text, str]:
    """Says what the file is instead: a page of the web, a text of rows, or something else."""
    start = content[:_SNIFFED].lstrip(_BEFORE_MARKUP).lower()
    if start.startswith(b"<"):
        return upload_kinds.MARKUP_FILE, "markup-file"
    if b"\0" not in start and start.splitlines() and _SEPARATED.search(start.splitlines()[0]):
        return upload_kinds.TEXT_FILE, "text-file"
    return wordings.NOT_XLSX, "not-xlsx"


def _check_members(members: list[zipfile.ZipInfo]) -> None:
    """What the list of contents says: names, number, and sizes as declared.

    Raises:
        UploadRefused: `encrypted`, `bomb`, `macros`, `external-links` or `not-xlsx`.
    """
    names = [member.filename.replace("\\", "/").lower() for member in members]
    if any(member.flag_bits & _ENCRYPTED_FLAG for member in members):
        raise UploadRefused(wordings.ENCRYPTED, "encrypted")
    if len(members) > _MOST_MEMBERS or len(set(names)) < len(names):
        raise UploadRefused(wordings.BOMB, "bomb")
    if any(part in name for name in names for part in _MACRO_PARTS):
        raise UploadRefused(wordings.MACROS, "macros")
    if any("/externallinks/" in name or name.endswith("xl/connections.xml") for name in names):
        raise UploadRefused(wordings.EXTERNAL, "external-links")
    if sum(member.file_size for member in members) > _MOST_UNPACKED:
        raise UploadRefused(wordings.BOMB, "bomb")
    if any(map(_is_packed_too_far, members)):
        raise UploadRefused(wordings.BOMB, "bomb")
    is_workbook = any(name.startswith("xl/workbook") for name in names)
    if "[content_types].xml" not in names or not is_workbook:
        raise UploadRefused(wordings.NOT_XLSX, "not-xlsx")


def _is_packed_too_far(member: zipfile.ZipInfo) -> bool:
    most = _MOST_RATIO * max(member.compress_size, 1)
    return member.file_size > _RATIO_COUNTS_FROM and member.file_size > most


def _check_contents(archive: zipfile.ZipFile) -> None:
    """What really comes out: no more than is allowed, and no part that defines entities.

    Raises:
        UploadRefused: `macros`, if the workbook says that it has some; and see `_Budget`, `_Head`.
    """
    budget = _Budget(left=_MOST_UNPACKED)
    for member in archive.infolist():
        is_called_markup = member.filename.lower().endswith(_MARKUP)
        with archive.open(member) as opened:
            chunk = opened.read(_CHUNK)
            may_be_markup = is_called_markup or _begins_as_markup(chunk)
            head = _Head(must_be_markup=is_called_markup) if may_be_markup else None
            while chunk:
                budget.take(len(chunk))
                if head is not None:
                    head.feed(chunk)
                chunk = opened.read(_CHUNK)
    has_types = _CONTENT_TYPES in archive.namelist()
    if has_types and b"macroEnabled" in archive.read(_CONTENT_TYPES):
        raise UploadRefused(wordings.MACROS, "macros")


def _begins_as_markup(octets: bytes) -> bool:
    """Whether a part may be markup, whatever it is called: the name decides nothing.

    One that begins with nothing but blanks may be.
    """
    rest = octets.lstrip(_BEFORE_MARKUP)
    return rest.startswith((b"<", _EBCDIC)) or (not rest and bool(octets.strip(b"\0")))


@attrs.define
class _Budget:
    """How many bytes may still come out."""

    left: int

    def take(self, count: int) -> None:
        self.left -= count
        if self.left < 0:
            raise UploadRefused(wordings.BOMB, "bomb")


class _Head:
    """Reads a part up to its first element.

    Whatever defines entities has to stand before it, in any encoding. What need not be markup by
    its name (`must_be_markup`) may turn out to be none.
    """

    def __init__(self, *, must_be_markup: bool) -> None:
        self._must_be_markup = must_be_markup
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.StartElementHandler = self._begin
        self._is_begun = False

    def feed(self, chunk: bytes) -> None:
        """Reads on, unless the first element was met.

        Raises:
            UploadRefused: `damaged`, if it is no XML up to there; `entities`, if it defines some;
                `strict-format`, if it is of the strict variant.
        """
        if self._is_begun:
            return
        try:
            self._parser.Parse(chunk)
        except expat.ExpatError as error:
            is_refused, self._is_begun = not self._is_begun, True
            if is_refused and self._must_be_markup:
                raise UploadRefused(wordings.DAMAGED, "damaged") from error

    def _refuse(self, *_: object) -> None:
        raise UploadRefused(wordings.ENTITIES, "entities")

    def _begin(self, name: str, *_: object) -> None:
        self._is_begun = True
        if name.startswith(_STRICT):
            raise UploadRefused(wordings.STRICT_FORMAT, "strict-format")
