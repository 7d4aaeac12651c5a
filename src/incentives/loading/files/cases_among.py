"""Cases that lie among policies, where nobody reads them: told as what they are."""

from collections.abc import Iterable

from incentives.facts.vocabulary import Vocabulary
from incentives.loading.entries.instruments import SECTIONS
from incentives.loading.text.fields import Fields
from incentives.loading.text.files import JURISDICTION, LIBRARY, PolicyFile
from incentives.loading.text.nodes import Node, Table
from incentives.values.text import Text

_OF_POLICY_CASES = frozenset({"facts", "cases"})
_DECLARED = "declared"


def without_cases(
    files: Iterable[PolicyFile], vocabulary: Vocabulary, fields: Fields
) -> tuple[PolicyFile, ...]:
    """The files without those that say facts of a case, or are policy cases of another name.

    Each of these is a fault (`case-among-policies`), at its first key.
    """
    of_case = frozenset({*vocabulary.root.fields, _DECLARED})
    policies: list[PolicyFile] = []
    for file in files:
        message, hint = _what_it_is(file.root, of_case)
        if message is None or file.name in {JURISDICTION, LIBRARY}:
            policies.append(file)
            continue
        fields.log.add(file.root.span, message, "case-among-policies", hint)
        fields.log.broken.ids.add(file.id)
    return tuple(policies)


def _what_it_is(root: Node, of_case: frozenset[str]) -> tuple[Text | None, Text | None]:
    """What is wrong with the file and what to do; nothing of one that may be a policy."""
    keys = {key.text for key, _ in root.entries} if isinstance(root, Table) else set()
    if keys == _OF_POLICY_CASES:
        message = Text("此文件写的是政策用例", "this file holds policy cases")
        hint = Text(
            "政策用例的文件名以 .cases.yaml 结尾，请改名。",
            "Names of files of policy cases end in .cases.yaml; rename it.",
        )
        return message, hint
    if keys & of_case and not keys & set(SECTIONS):
        message = Text(
            "此文件写的是个案的事实，不是政策文件",
            "this file says facts of a case; it is no policy file",
        )
        hint = Text(
            "请移出政策文件夹；incentives assess 读取个案，放在何处均可。",
            "Put it outside the folder of policies; `incentives assess` reads it from anywhere.",
        )
        return message, hint
    return None, None
