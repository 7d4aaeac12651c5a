"""The library of a folder: as it was kept for the same files, else made and kept from now on."""

from pathlib import Path

from incentives.facts.vocabulary import Vocabulary
from incentives.loading.files.kept.collecting import without_collecting
from incentives.loading.files.kept.key import key_of
from incentives.loading.files.kept.shelf import Shelf
from incentives.loading.text.folder.texts import FolderText, texts_in
from incentives.loading.text.log import FaultLog
from incentives.policy.library import Library


def library_in(folder: Path, vocabulary: Vocabulary, shelf: Shelf | None) -> Library:
    """The checked library of all instruments in the folder; without a shelf it is made anew.

    Raises:
        PolicyError: with every fault of every file, by file and place.
    """
    log = FaultLog()
    texts = texts_in(folder, log)
    with without_collecting():
        is_sound = shelf is not None and not log.faults
        key = key_of(texts.digest, folder.name, vocabulary) if is_sound else None
        if shelf is None or key is None:
            return _made(texts, vocabulary, log)
        kept = shelf.read(key)
        if kept is not None:
            return kept
        library = _made(texts, vocabulary, log)
        shelf.write(key, library)
        return library


def _made(texts: FolderText, vocabulary: Vocabulary, log: FaultLog) -> Library:
    from incentives.loading.files.library_folder import load_read
    from incentives.loading.text.files import read_texts

    return load_read(read_texts(texts, log), vocabulary, log)
