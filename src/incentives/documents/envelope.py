"""What every JSON of the program says of itself: format, program, and the law with its layers."""

from functools import cache

from incentives.documents.shapes.results import LibraryDocument, OverlayDocument
from incentives.documents.values import text_document
from incentives.policy.library import Library, Overlay


@cache
def program_version() -> str:
    """The version of the program as it is installed."""
    from importlib.metadata import version  # noqa: PLC0415 — dear to import, and few ask

    return version("incentives")


def library_document(library: Library) -> LibraryDocument:
    """By what a library is known again, layer by layer."""
    return {
        "version": library.version,
        "digest": library.digest,
        "layers": [
            {"name": layer.name, "version": layer.version, "digest": layer.digest}
            for layer in library.layers
        ],
    }


def overlay_document(overlay: Overlay) -> OverlayDocument:
    """By what an overlay is known again."""
    return {
        "title": text_document(overlay.title),
        "authority": text_document(overlay.authority),
        "digest": overlay.digest,
        "reform": overlay.is_reform,
    }
