"""How a test fills in the form: it sends what the page of the form would send."""

import json
from itertools import count
from typing import Any

from streamlit.proto.BidiComponent_pb2 import BidiComponent
from streamlit.runtime.state.session_state import STREAMLIT_INTERNAL_KEY_PREFIX
from streamlit.testing.v1 import AppTest

_NUMBERS = count(1)


def form_of(page: AppTest, key: str = "case_filling") -> dict[str, Any]:
    """What the form of that key shows."""
    component = _component(page, key)
    shown: dict[str, Any] = json.loads(component.json or component.mixed.json)
    return shown


def _component(page: AppTest, key: str) -> BidiComponent:
    for element in page.get("bidi_component"):
        component: BidiComponent = element.proto
        if component.id.endswith(key):
            return component
    raise LookupError(f"no form {key} is drawn")


def fields_of(page: AppTest, path: str = "", *, key: str = "case_filling") -> list[dict[str, Any]]:
    """The fields that the form shows, or only that of the fact."""
    fields = [field for card in form_of(page, key)["cards"] for field in card["fields"]]
    return [field for field in fields if path in {"", field["path"]}]


def section_of(page: AppTest, key: str) -> dict[str, Any]:
    """How the section stands in the list at the side."""
    (section,) = [each for each in form_of(page)["sections"] if each["key"] == key]
    return dict(section)


def filled_in(page: AppTest, *changes: dict[str, object], key: str = "case_filling") -> AppTest:
    """The page after the changes were made in its form, one after the other, and sent at once."""
    return sent(page, [{**change, "n": next(_NUMBERS)} for change in changes], key=key)


def sent(page: AppTest, edits: list[dict[str, object]], *, key: str = "case_filling") -> AppTest:
    """The page after these numbered changes came from its form."""
    states = page._tree.get_widget_states()
    trigger = states.widgets.add()
    trigger.id = f"{STREAMLIT_INTERNAL_KEY_PREFIX}_{_component(page, key).id}__events"
    trigger.json_trigger_value = json.dumps(
        [{"event": "sent", "value": {"instance": "test", "edits": edits}}]
    )
    page._run(states)
    assert not page.exception
    return page
