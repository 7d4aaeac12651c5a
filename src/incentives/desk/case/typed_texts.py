"""What was typed at fields and could not be taken, kept with the file at hand.

It stays in its field, and the fact is not known meanwhile; why it was refused is read off it anew.
"""

from collections.abc import Mapping

from incentives.desk.at_hand.file import change_file, file_at_hand
from incentives.values.place import FactPath


def typed_texts() -> Mapping[str, str]:
    """By the path of the fact, what was typed there and could not be taken."""
    file = file_at_hand()
    return file.typed if file is not None else {}


def keep_typed(path: str, text: str | None) -> None:
    """What was typed at the fact is kept so; None: what stands there now was taken."""
    kept = {key: typed for key, typed in typed_texts().items() if key != path}
    change_file(typed=kept if text is None else {**kept, path: text})


def typed_at(path: FactPath) -> str | None:
    """What was typed at the fact and could not be taken; None: nothing."""
    return typed_texts().get(path.text)


def keep_change(document: Mapping[str, object], refused: Mapping[str, str | None]) -> None:
    """The case is so from now on, with what could not be taken at some paths, in one write.

    None: at that path all could be taken.
    """
    kept = {key: typed for key, typed in typed_texts().items() if key not in refused}
    texts = {path: text for path, text in refused.items() if text is not None}
    change_file(document=document, typed={**kept, **texts})


def typed_without_row(list_name: str, index: int | None = None) -> dict[str, str | None]:
    """What becomes of what was typed when a row of the list goes; None: when all of it does.

    What was typed in the rows after it moves up with them.
    """
    moved: dict[str, str | None] = {}
    kept: dict[str, str | None] = {}
    for name, text in typed_texts().items():
        path = FactPath.parse(name)
        if path.list_name != list_name:
            continue
        at = path.steps[1] if len(path.steps) > 1 else None
        if index is None or (isinstance(at, int) and at >= index):
            moved[name] = None
        if index is not None and isinstance(at, int) and at > index:
            kept[FactPath((list_name, at - 1, *path.steps[2:])).text] = text
    return {**moved, **kept}
