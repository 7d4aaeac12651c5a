"""How the page of one file is laid out: the same head over each step, which stays where it is.

In the form the answer is pinned at the right; on a narrow screen it is a line at the bottom that
opens.
"""

import streamlit as st

PINNED, OPENED, ANSWERS = "results_in_view", "results_opened", "answers_in_order"
_COLUMN = f'[data-testid="stColumn"]:has(> div .st-key-{PINNED})'
_STYLE = f"""<style>
[data-testid="stMainBlockContainer"] {{ padding: 1.25rem 1.5rem 2rem; }}
[data-testid="stMainBlockContainer"] h3 {{ font-size: 1.25rem; padding: 0; }}
[data-testid="stMainBlockContainer"] h1 {{ font-size: 1.5rem; padding: 0 0 0.9rem; }}
[data-testid="stMainBlockContainer"] h2 {{ font-size: 1.3rem; padding: 0 0 0.9rem; }}
[data-testid="stMainBlockContainer"] h4 {{ font-size: 1.1rem; padding: 0.4rem 0 1rem; }}
[data-testid="stMainBlockContainer"] h5 {{ font-size: 1rem; padding: 0 0 0.5rem; }}
.st-key-{ANSWERS} {{ gap: 0.15rem; }}
.st-key-{ANSWERS} button {{ min-height: 1.7rem; padding: 0; }}
[data-testid="stApp"]:has([data-testid="stSidebar"][aria-expanded="false"]) \
[data-testid="stMainBlockContainer"] {{ padding-top: 3.5rem; }}
.st-key-{PINNED} {{ gap: 0.9rem; }}
.st-key-{PINNED} h2, .st-key-{PINNED} h3 {{ font-size: 1.1rem; padding: 0 0 0.3rem; }}
.st-key-{PINNED} p {{ font-size: 0.9rem; }}
.st-key-{OPENED} {{ display: none; }}
@media (min-width: 1001px) {{
  {_COLUMN} {{ position: sticky; top: 0.5rem; align-self: flex-start; overflow-y: auto;
    max-height: calc(100vh - 1rem); }}
}}
@media (max-width: 1000px) {{
  [data-testid="stMainBlockContainer"] {{ padding: 3.5rem 0.75rem 6rem; }}
  [data-testid="stHorizontalBlock"]:has(> {_COLUMN}) {{ flex-direction: column; }}
  [data-testid="stHorizontalBlock"]:has(> {_COLUMN}) > [data-testid="stColumn"] {{ width: 100%;
    min-width: 0; flex: none; }}
  {_COLUMN} {{ position: fixed; left: 0; bottom: 0; width: 100vw !important;
    max-width: 100vw; z-index: 90; max-height: 3.4rem;
    overflow: hidden; padding: 0.5rem 0.75rem; background: #fff; border-top: 2px solid #b3283c; }}
  {_COLUMN}:has(.st-key-{OPENED} input:checked) {{ max-height: 75vh; overflow-y: auto; }}
  .st-key-{OPENED} {{ display: block; }}
}}
@media print {{ {_COLUMN} {{ position: static; max-height: none; overflow: visible; }} }}
</style>"""


def lay_out() -> None:
    """The page is laid out so; only text of ours goes into the style."""
    st.html(_STYLE)
