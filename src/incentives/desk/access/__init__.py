"""Who may reach the desk: judged before it is served, and again wherever a page is drawn.

Read `addresses` and `sign_in` (what is accepted), `sign_in_file` (read from the disk), `options`
(how Streamlit is bound), `identity` (who is signed in), `serving` (whether a page may be drawn).
"""
