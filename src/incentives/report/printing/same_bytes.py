"""Office documents are zip files: the same parts give the same bytes.

Whenever, wherever and by which system they were written.
"""

import io
import zipfile

_BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip file can name."""


def with_same_bytes(document: bytes) -> bytes:
    """The document, its parts in their order, without when it was written and by which system."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(document)) as parts,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written,
    ):
        for name in parts.namelist():
            part = zipfile.ZipInfo(name, date_time=_BEGINNING)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.create_system = 0
            part.external_attr = 0
            written.writestr(part, parts.read(name))
    return out.getvalue()
