"""What a sign-in file may say: how Streamlit asks a provider who somebody is."""

import re
from collections.abc import Iterator, Mapping
from typing import cast
from urllib.parse import SplitResult, urlsplit

from incentives.desk.access.addresses import is_loopback
from incentives.language.slips.nearest import meant
from incentives.values.text import Text, filled
from incentives.wordings.desk import access as wordings

LEAST_SECRET = 32
"""So many characters the secret has that signs the cookies, or more."""
_LEAST_DIFFERENT = 8

DEFAULT = "default"
"""How Streamlit calls the provider that has no name."""

_OF_PROVIDER = ("client_id", "client_secret", "server_metadata_url", "client_kwargs")
_NEEDED = _OF_PROVIDER[:3]
_SHARED = ("redirect_uri", "cookie_secret")
_PROVIDER_NAME = re.compile(r"[A-Za-z0-9-]+")
_CALLBACK = "/oauth2callback"
_EXAMPLE = re.compile(
    r"…|\.+|<.*>|\{.*\}|(.)\1+|(your|change.?me).*|https?://.*[<>{}].*", re.IGNORECASE
)
_PORT = "{port}"
"""What Streamlit fills in by itself, in the address that the provider comes back to."""

Table = Mapping[str, object]


def faults_of(document: Table) -> tuple[Text, ...]:
    """All that is wrong with the settings; none: whoever works signs in by them."""
    return tuple(dict.fromkeys(_faults(document)))


def providers_of(document: Table) -> tuple[str, ...]:
    """The names of the providers of settings without faults, `default` for the one without."""
    auth = cast(Table, document["auth"])
    own = (DEFAULT,) if "client_id" in auth else ()
    return (*own, *_tables(auth))


def _faults(document: Table) -> Iterator[Text]:
    auth = document.get("auth")
    for name in document:
        if name != "auth":
            yield _unknown(name, ("auth",))
    if not isinstance(auth, Mapping):
        yield wordings.NO_AUTH
        return
    yield from _shared_faults(auth)
    yield from _provider_faults(auth)


def _shared_faults(auth: Table) -> Iterator[Text]:
    """What is wrong with that which all providers share."""
    yield from _text_faults("auth", auth, _SHARED)
    secret, redirect = auth.get("cookie_secret"), auth.get("redirect_uri")
    if isinstance(secret, str) and (
        len(secret) < LEAST_SECRET or len(set(secret)) < _LEAST_DIFFERENT
    ):
        yield filled(wordings.SHORT_SECRET, least=LEAST_SECRET)
    if isinstance(redirect, str):
        redirect = redirect.replace(_PORT, "8501")
        yield from _address_faults("auth", "redirect_uri", redirect)
        parts = _parts(redirect)
        if parts is None or not parts.path.endswith(_CALLBACK) or parts.query or parts.fragment:
            yield wordings.NOT_CALLBACK
    if "expose_tokens" in auth:
        yield wordings.BAD_TOKENS


def _provider_faults(auth: Table) -> Iterator[Text]:
    """What is wrong with the providers: the one in the section itself, or those with a name."""
    own = [name for name in _OF_PROVIDER if name in auth]
    tables = _tables(auth)
    for name in auth:
        if name not in {*_SHARED, *_OF_PROVIDER, "expose_tokens", *tables}:
            yield _unknown(name, (*_SHARED, *_OF_PROVIDER))
    if own and DEFAULT in tables:
        yield wordings.TWO_DEFAULTS
    if own or not tables:
        yield from _one_provider_faults("auth", auth)
    for name, table in tables.items():
        if not _PROVIDER_NAME.fullmatch(name):
            yield filled(wordings.BAD_PROVIDER, name=name)
        section = f"auth.{name}"
        for key in table:
            if key not in _OF_PROVIDER:
                yield _unknown(f"{section}.{key}", tuple(f"{section}.{of}" for of in _OF_PROVIDER))
        yield from _one_provider_faults(section, table)


def _tables(auth: Table) -> dict[str, Table]:
    """The providers that have a section of their own, by name."""
    return {
        name: value
        for name, value in auth.items()
        if isinstance(value, Mapping) and name not in _OF_PROVIDER
    }


def _one_provider_faults(section: str, table: Table) -> Iterator[Text]:
    yield from _text_faults(section, table, _NEEDED)
    metadata = table.get("server_metadata_url")
    if isinstance(metadata, str):
        yield from _address_faults(section, "server_metadata_url", metadata)
    kwargs = table.get("client_kwargs", {})
    if not isinstance(kwargs, Mapping):
        yield filled(wordings.NOT_A_TABLE, section=section, name="client_kwargs")
        return
    scope = kwargs.get("scope", "openid")
    if not isinstance(scope, str) or "openid" not in scope.split():
        yield filled(wordings.NO_OPENID, section=section)
    if not isinstance(kwargs.get("verify", ""), str):
        yield filled(wordings.NOT_VERIFIED, section=section)


def _text_faults(section: str, table: Table, names: tuple[str, ...]) -> Iterator[Text]:
    """Each is there, is a text, and is none that stands in examples."""
    for name in names:
        value = table.get(name)
        if value is None:
            yield filled(wordings.MISSING, section=section, name=name)
        elif not isinstance(value, str):
            yield filled(wordings.NOT_TEXT, section=section, name=name)
        elif not value.strip() or _EXAMPLE.fullmatch(value.strip().replace(_PORT, "8501")):
            yield filled(wordings.PLACEHOLDER, section=section, name=name)


def _address_faults(section: str, name: str, address: str) -> Iterator[Text]:
    parts = _parts(address)
    is_safe = parts is not None and (
        parts.scheme == "https" or (parts.scheme == "http" and is_loopback(parts.hostname or ""))
    )
    if not is_safe:
        yield filled(wordings.NOT_ADDRESS, section=section, name=name)


def _parts(address: str) -> SplitResult | None:
    """The parts of the address; None if it is none."""
    try:
        parts = urlsplit(address)
        has_host = bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        return None
    return parts if has_host and not re.search(r"\s", address) else None


def _unknown(name: str, allowed: tuple[str, ...]) -> Text:
    near = meant(name, allowed) or Text("", "")
    text = filled(wordings.UNKNOWN, name=name, near=near)
    return Text(text.zh.strip(), text.en.strip())
