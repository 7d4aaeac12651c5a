"""A short text as a QR code, for machines to read off paper."""

import io

import segno

_QUIET = 2
"""Modules of white around it. The rule is four; paper around it gives the rest."""
_DOTS = 8


def qr_svg(text: str) -> str:
    """The code as an SVG picture; the same text gives the same picture.

    A quarter of it may be soiled or torn.
    """
    out = io.BytesIO()
    _code(text).save(out, kind="svg", border=_QUIET, xmldecl=False, nl=False)
    return out.getvalue().decode()


def qr_png(text: str) -> bytes:
    """The code as a PNG picture, black on white."""
    out = io.BytesIO()
    _code(text).save(out, kind="png", border=_QUIET, scale=_DOTS)
    return out.getvalue()


def _code(text: str) -> segno.QRCode:
    return segno.make(text, error="q", micro=False, boost_error=False)
