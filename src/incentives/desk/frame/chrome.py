"""What Streamlit itself shows, in the language of the desk.

Its own English words are hidden or replaced.

Only wordings of ours go into this HTML, never a value of a case.
"""

import json
from functools import cache
from importlib.resources import files

import streamlit as st

from incentives.values.text import Language
from incentives.wordings.desk import frame as wordings

_STYLE = """<style>
[data-testid="stToolbar"] {{ visibility: hidden; }}
[data-testid="stExpandSidebarButton"], [data-testid="stExpandSidebarButton"] * \
{{ visibility: visible; }}
[data-testid="stStatusWidget"], [data-testid="stDecoration"], \
[data-testid="InputInstructions"],
[data-testid="stElementToolbar"], [data-testid="stFileUploaderDropzoneInstructions"],
[data-testid="stHeadingWithActionElements"] a {{ display: none; }}
[data-testid="stFileUploaderDropzone"] button {{ font-size: 0; }}
[data-testid="stFileUploaderDropzone"] button * {{ display: none; }}
[data-testid="stFileUploaderDropzone"] button::after {{ content: {upload}; font-size: 1rem; }}
[data-testid="stSkipLink"], a[href="#main"], a[href="#stMain"] {{ font-size: 0; }}
[data-testid="stException"] * {{ display: none; }}
[data-testid="stException"]::after {{ content: {crash}; }}
[data-testid="stDialog"] [role="dialog"] > :not(button) {{ display: none; }}
[data-testid="stDialog"] [role="dialog"]::after {{ content: {lost}; display: block; \
padding: 1.5rem 3rem 1.5rem 1.5rem; }}
[role="listbox"][data-empty] > * {{ display: none; }}
[role="listbox"][data-empty]::after {{ content: {nothing}; display: block; padding: 0.5rem 1rem; }}
[data-testid="stElementContainer"]:has(> [data-testid="stHtml"]) {{ position: absolute; }}
[data-testid="stPageLink"] :is(a, a *), \
[data-testid="stMain"] button[kind="tertiary"] :is(div, span, p), \
[data-testid="stMain"] [data-testid="stCheckbox"] [data-testid="stMarkdownContainer"] :is(p, span) \
{{ white-space: normal; overflow: visible; text-align: left; height: auto; }}
[data-testid="stSidebarCollapseButton"] {{ visibility: visible !important; }}
[data-testid="stTable"] :is(th, td) {{ min-width: 4.2em; }}
[data-testid="stCaptionContainer"], [data-testid="stCaptionContainer"] p \
{{ color: #5a6068; opacity: 1; }}
[data-testid="stApp"] :focus-visible {{ outline: 2px solid #1f5fae !important; \
outline-offset: -2px; }}
html, body, [data-testid="stApp"] * :not([data-testid="stIconMaterial"]) \
{{ overflow-wrap: anywhere; }}
[data-testid="stMainBlockContainer"] {{ padding-top: 2.5rem; }}
@media print {{ [data-testid="stSidebar"], [data-testid="stHeader"] {{ display: none; }} }}
</style>"""

_SCRIPT = """<script>
document.documentElement.lang = {language};
window.deskNames = {names};
window.deskNaming ??= (() => {{
  const name = () => Object.entries(window.deskNames).forEach(([buttons, said]) =>
    document.querySelectorAll(buttons).forEach((button) => {{
      if (button.ariaLabel !== said) button.ariaLabel = said;
    }}));
  const naming = new MutationObserver(name);
  naming.observe(document.body, {{ childList: true, subtree: true }});
  name();
  return naming;
}})();
</script>"""
"""Says which language the page is in, and names what Streamlit names in English or not at all."""
_NAMES = {
    '[data-testid="stFileUploaderDropzone"] button[kind="secondary"]': wordings.UPLOAD,
    '[data-testid="stSidebarCollapseButton"] button': wordings.SIDEBAR_CLOSED,
    'button[data-testid="stExpandSidebarButton"]': wordings.SIDEBAR_OPENED,
}


def dress_streamlit(language: Language) -> None:
    """Streamlit's own words are out of sight, or said in the language.

    The page says which language it is in.
    """
    style = _STYLE.format(
        upload=json.dumps(wordings.UPLOAD.to(language), ensure_ascii=False),
        lost=json.dumps(wordings.CONNECTION_LOST.to(language), ensure_ascii=False),
        nothing=json.dumps(wordings.NO_CHOICE.to(language), ensure_ascii=False),
        crash=json.dumps(wordings.CRASH.to(language), ensure_ascii=False),
    )
    st.html(style)
    script = _SCRIPT.format(
        language=json.dumps(language.page_tag),
        names=json.dumps(
            {buttons: said.to(language) for buttons, said in _NAMES.items()}, ensure_ascii=False
        ),
    )
    st.html(script, unsafe_allow_javascript=True)
    st.html(f"<script>{_drafts()}</script>", unsafe_allow_javascript=True)


@cache
def _drafts() -> str:
    return files("incentives.desk.frame").joinpath("drafts.js").read_text(encoding="utf-8")
