"""What was typed at fields and could not be taken, kept with the file at hand."""

from collections.abc import Mapping

from incentives.desk.at_hand.file import change_file, file_at_hand


def typed_texts() -> Mapping[str, str]:
    """By the path of the fact, what was typed there and could not be taken."""
    file = file_at_hand()
    return file.typed if file is not None else {}


def keep_typed(path: str, text: str | None) -> None:
    """What was typed at the fact is kept so; None: what stands there now was taken."""
    kept = {key: typed for key, typed in typed_texts().items() if key != path}
    change_file(typed=kept if text is None else {**kept, path: text})
