"""What may be opened: an uploaded file is looked through before anything of it is unpacked to memory or read as a table."""

import io
import zipfile
import zlib
from xml.parsers import expat

import attrs

from incentives.values.text import Text
from incentives.wordings.workbook import upload as wordings

MOST_MEGABYTES = 20
_MOST_BYTES = MOST_MEGABYTES * 1024 * 1024
_MOST_UNPACKED = 150 * 1024 * 1024
_MOST_MEMBERS = 400
_MOST_RATIO, _RATIO_COUNTS_FROM = 150, 2 * 1024 * 1024
"""Tables of plain figures are packed to a tenth or a thirtieth; what is packed further was made to be unpacked."""
_OLE, _ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_CHUNK = 64 * 1024
_ENCRYPTED_FLAG = 0x1


class UploadRefused(Exception):
    """The file cannot be taken; `text` says why and what to do."""

    def __init__(self, text: Text, slug: str) -> None:
        super().__init__(slug)
        self.text = text
        self.slug = slug

    def __str__(self) -> str:
        return self.text.en


def refused(slug: str, wording: Text, **gaps: object) -> UploadRefused:
    """A refusal with its gaps filled in, in both languages."""
    return UploadRefused(Text(wording.zh.format(**gaps), wording.en.format(**gaps)), slug)


def check_upload(content: bytes) -> None:
    """The content is a workbook without macros, links, passwords and traps.

    Raises: UploadRefused, if it is not.
    """
    if not content:
        raise refused("empty-file", wordings.EMPTY_FILE)
    if len(content) > _MOST_BYTES:
        raise refused("too-large", wordings.TOO_LARGE, most=MOST_MEGABYTES)
    if content.startswith(_OLE):
        is_encrypted = _ENCRYPTED_PACKAGE in content
        raise refused("encrypted", wordings.ENCRYPTED) if is_encrypted else refused("old-format", wordings.OLD_FORMAT)
    if not content.startswith(_ZIP):
        raise refused("not-xlsx", wordings.NOT_XLSX)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_members(archive.infolist())
            _check_contents(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, UnicodeDecodeError, ValueError) as error:
        raise refused("damaged", wordings.DAMAGED) from error


def _check_members(members: list[zipfile.ZipInfo]) -> None:
    """What the list of contents says: names, number, and sizes as declared."""
    names = [member.filename.replace("\\", "/").lower() for member in members]
    if any(member.flag_bits & _ENCRYPTED_FLAG for member in members):
        raise refused("encrypted", wordings.ENCRYPTED)
    if len(members) > _MOST_MEMBERS or len(set(names)) < len(names):
        raise refused("bomb", wordings.BOMB)
    if any("vbaproject" in name or "/macrosheets/" in name or "/activex/" in name for name in names):
        raise refused("macros", wordings.MACROS)
    if any("/externallinks/" in name or name.endswith("xl/connections.xml") for name in names):
        raise refused("external-links", wordings.EXTERNAL)
    if sum(member.file_size for member in members) > _MOST_UNPACKED:
        raise refused("bomb", wordings.BOMB)
    for member in members:
        if member.file_size > _RATIO_COUNTS_FROM and member.file_size > _MOST_RATIO * max(member.compress_size, 1):
            raise refused("bomb", wordings.BOMB)
    if "[content_types].xml" not in names or not any(name.startswith("xl/workbook") for name in names):
        raise refused("not-xlsx", wordings.NOT_XLSX)


def _check_contents(archive: zipfile.ZipFile) -> None:
    """What really comes out: as much as was declared, and no part that defines entities."""
    budget = _Budget(left=_MOST_UNPACKED)
    for member in archive.infolist():
        is_markup = member.filename.lower().endswith((".xml", ".rels", ".vml"))
        head = _Head() if is_markup else None
        with archive.open(member) as opened:
            while chunk := opened.read(_CHUNK):
                budget.take(len(chunk))
                if head is not None:
                    head.feed(chunk)
    types = archive.read("[Content_Types].xml") if "[Content_Types].xml" in archive.namelist() else b""
    if b"macroEnabled" in types:
        raise refused("macros", wordings.MACROS)


@attrs.define
class _Budget:
    left: int

    def take(self, count: int) -> None:
        self.left -= count
        if self.left < 0:
            raise refused("bomb", wordings.BOMB)


class _Head:
    """Reads a part up to its first element: whatever defines entities has to stand before it, in any encoding."""

    def __init__(self) -> None:
        self._parser = expat.ParserCreate()
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.StartElementHandler = self._begin
        self._is_begun = False

    def feed(self, chunk: bytes) -> None:
        """Reads on, unless the first element was met."""
        if self._is_begun:
            return
        try:
            self._parser.Parse(chunk)
        except expat.ExpatError as error:
            if not self._is_begun:
                raise refused("damaged", wordings.DAMAGED) from error

    def _refuse(self, *_: object) -> None:
        raise refused("entities", wordings.ENTITIES)

    def _begin(self, *_: object) -> None:
        self._is_begun = True
