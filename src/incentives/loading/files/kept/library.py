"""The library of folders: as it was kept for the same files, else made and kept from now on."""

from collections.abc import Sequence

from incentives.collecting import making_what_stays
from incentives.errors import Fault, PolicyError
from incentives.facts.vocabulary import Vocabulary
from incentives.journal import LOADING, Watch
from incentives.loading.files.kept.key import key_of
from incentives.loading.files.kept.shelf import Shelf
from incentives.loading.text.folder.texts import FolderText, texts_in
from incentives.loading.text.log import FaultLog
from incentives.loading.text.survey import PolicyRoot
from incentives.policy.library import Library
from incentives.values.text import Text


def library_in(roots: Sequence[PolicyRoot], vocabulary: Vocabulary, shelf: Shelf | None) -> Library:
    """The checked library of all instruments in the folders; without a shelf it is made anew.

    The first of the folders is the uppermost layer. What lies under it is a library by itself: a
    layer names what it holds, or what lies lower, never what lies above it.

    Raises:
        PolicyError: with every fault of every file, by file and place.
    """
    log = FaultLog()
    texts = texts_in(roots, log)
    if not log.faults:
        return library_of_texts(texts, vocabulary, shelf)
    with making_what_stays():
        if len(roots) > 1:
            library_in(roots[1:], vocabulary, shelf)
        return _made(texts, vocabulary, log)


def library_of_texts(
    texts: Sequence[FolderText], vocabulary: Vocabulary, shelf: Shelf | None
) -> Library:
    """The same of the texts of folders in which every file could be read.

    Raises:
        PolicyError: with every fault of every file, by file and place; with one instead
            (`layers-reversed`) where the same folders are a library the other way round.
    """
    try:
        return _held(texts, vocabulary, shelf)
    except PolicyError:
        if len(texts) > 1 and _is_library(texts[::-1], vocabulary, shelf):
            raise PolicyError([_reversed(texts)]) from None
        raise


def _is_library(texts: Sequence[FolderText], vocabulary: Vocabulary, shelf: Shelf | None) -> bool:
    try:
        _held(texts, vocabulary, shelf)
    except PolicyError:
        return False
    return True


def _reversed(texts: Sequence[FolderText]) -> Fault:
    in_order = [text.label for text in reversed(texts)]
    zh, en = "、".join(f"“{label}”" for label in in_order), ", ".join(map(repr, in_order))
    return Fault(
        file=texts[0].label,
        line=1,
        column=1,
        text=Text(
            "各层的次序相反：最上一层写在最前",
            "the layers are named in the wrong order: the uppermost comes first",
        ),
        slug="layers-reversed",
        advice=Text(f"请写作：{zh}。", f"Name them so: {en}."),
    )


def _held(texts: Sequence[FolderText], vocabulary: Vocabulary, shelf: Shelf | None) -> Library:
    watch = Watch()
    with making_what_stays():
        key = key_of(_told(texts), vocabulary) if shelf is not None else None
        kept = shelf.read(key) if shelf is not None and key is not None else None
        if kept is not None:
            _tell("kept", kept, watch)
            return kept
        if len(texts) > 1:
            _held(texts[1:], vocabulary, shelf)
        library = _made(texts, vocabulary, FaultLog())
        _tell("made", library, watch)
        if shelf is not None and key is not None:
            shelf.write(key, library)
        return library


def _tell(how: str, library: Library, watch: Watch) -> None:
    """That there is a library: made anew, or as it was kept."""
    LOADING.info(
        "library %s %s: %d instruments, digest %s, %.3f s",
        library.version,
        how,
        len(library.instruments),
        library.digest,
        watch.seconds,
    )
    for layer in library.layers:
        LOADING.debug("layer %s %s, digest %s", layer.name, layer.version, layer.digest)


def _told(texts: Sequence[FolderText]) -> list[str]:
    """What of the folders a library hangs on: what they are called, and what stands in them."""
    return [said for text in texts for said in (text.label, text.name, text.digest)]


def _made(texts: Sequence[FolderText], vocabulary: Vocabulary, log: FaultLog) -> Library:
    from incentives.loading.files.library_folder import load_read
    from incentives.loading.text.files import read_texts

    return load_read(tuple(read_texts(text, log) for text in texts), vocabulary, log)
