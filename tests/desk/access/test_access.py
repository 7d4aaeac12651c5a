"""Who may reach the desk: what is accepted of addresses, sign-in files and identities."""

import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from incentives.desk.access.addresses import is_loopback
from incentives.desk.access.identity import LONGEST_HOURS, person_of
from incentives.desk.access.options import FIXED, environment, flags
from incentives.desk.access.sign_in import faults_of, providers_of
from incentives.desk.access.sign_in_file import file_faults, is_for_sign_in, is_open_to_others
from incentives.desk.launch import desk_command, desk_environment
from incentives.desk.settings import Access, settings_from, settings_with
from incentives.register.person import Person
from incentives.values.text import Text

AUTH: Mapping[str, object] = {
    "redirect_uri": "https://desk.example.org/oauth2callback",
    "cookie_secret": "0123456789abcdef0123456789abcdef",
}
PROVIDER: Mapping[str, object] = {
    "client_id": "desk",
    "client_secret": "7Q~.{a}-<b>",
    "server_metadata_url": "https://login.example.org/.well-known/openid-configuration",
}
NOON = datetime(2024, 1, 5, 12, tzinfo=UTC)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.9.10", "::1", "localhost", "LOCALHOST"])
def test_only_this_machine_is_loopback(host: str) -> None:
    """All of 127.0.0.0/8, ::1 and localhost."""
    assert is_loopback(host)


@pytest.mark.parametrize(
    "host",
    [
        *("0.0.0.0", "::", "", " ", "192.168.1.5", "desk.example.org", "localhost.example.org"),  # noqa: S104
        *("127.1", "0177.0.0.1", "2130706433", "::ffff:127.0.0.1", "127.0.0.1.nip.io", "::1%lo"),
        *("[::1]", "127.0.0.1:8501", "unix:///run/desk", "128.0.0.1", " 127.0.0.1"),
    ],
)
def test_whatever_else_is_not(host: str) -> None:
    """What a resolver might take for this machine is not known to be it."""
    assert not is_loopback(host)


@pytest.mark.parametrize(
    ("auth", "names"),
    [
        ({**AUTH, **PROVIDER}, ("default",)),
        ({**AUTH, "okta": PROVIDER}, ("okta",)),
        ({**AUTH, "okta": PROVIDER, "gov-sso": PROVIDER}, ("okta", "gov-sso")),
        ({**AUTH, **PROVIDER, "okta": PROVIDER}, ("default", "okta")),
        ({**AUTH, "default": PROVIDER}, ("default",)),
        ({**AUTH, **PROVIDER, "client_kwargs": {"scope": "openid email"}}, ("default",)),
        ({**AUTH, **PROVIDER, "client_kwargs": {"prompt": "login"}}, ("default",)),
        (
            {**AUTH, **PROVIDER, "redirect_uri": "http://127.0.0.1:{port}/oauth2callback"},
            ("default",),
        ),
        ({**AUTH, **PROVIDER, "server_metadata_url": "http://localhost:9/x"}, ("default",)),
    ],
)
def test_settings_as_streamlit_has_them_are_taken(
    auth: Mapping[str, object], names: tuple[str, ...]
) -> None:
    """One provider, several, in the section or beside it; without encryption on this machine."""
    assert () == faults_of({"auth": auth})
    assert names == providers_of({"auth": auth})


def without(name: str) -> Mapping[str, object]:
    return {key: value for key, value in {**AUTH, **PROVIDER}.items() if key != name}


def having(said: Mapping[str, object]) -> Mapping[str, object]:
    return {"auth": {**AUTH, **PROVIDER, **said}}


@pytest.mark.parametrize(
    ("document", "told"),
    [
        ({}, "[auth]"),
        ({"oauth": {**AUTH, **PROVIDER}}, "是否应为“auth”"),
        ({"auth": "yes"}, "[auth]"),
        ({"auth": [{**AUTH, **PROVIDER}]}, "[auth]"),
        ({**having({}), "PATH": "x"}, "“PATH”"),
        *(({"auth": without(name)}, f"缺少 {name}") for name in (*AUTH, *PROVIDER)),
        ({"auth": AUTH}, "缺少 client_id"),
        (having({"client_id": 7}), "client_id 须是加引号的文字"),
        (having({"client_secret": True}), "client_secret 须是加引号的文字"),
        (having({"client_secret": "…"}), "client_secret 未填写"),
        (having({"client_id": "  "}), "client_id 未填写"),
        (having({"client_id": "xxx"}), "client_id 未填写"),
        (having({"client_secret": "<your secret>"}), "client_secret 未填写"),
        (having({"server_metadata_url": "https://login.example/{tenant}/v2.0"}), "未填写"),
        (having({"cookie_secret": "a long random text"}), "cookie_secret 太短"),
        (having({"cookie_secret": "abcd" * 8}), "cookie_secret 太短或过于简单"),
        (having({"redirect_uri": "http://desk.example.org/oauth2callback"}), "https://"),
        (having({"redirect_uri": "http://0.0.0.0:8501/oauth2callback"}), "https://"),
        (having({"redirect_uri": "desk.example.org/oauth2callback"}), "https://"),
        (having({"redirect_uri": "https://desk.example.org/"}), "/oauth2callback"),
        (
            having({"redirect_uri": "https://desk.example.org/?to=/oauth2callback"}),
            "/oauth2callback",
        ),
        (having({"redirect_uri": "https://desk.example.org/oauth2callback?x=1"}), "加 /oauth2"),
        (having({"redirect_uri": "https://desk.example.org/oauth2callback#x"}), "加 /oauth2"),
        (having({"redirect_uri": "https://[::1/oauth2callback"}), "https://"),
        (having({"server_metadata_url": "http://login.example.org/x"}), "https://"),
        (having({"server_metadata_url": "http://127.0.0.1.example.org/x"}), "https://"),
        (having({"server_metadata_url": "file:///etc/passwd"}), "https://"),
        (having({"clientid": "desk"}), "是否应为“client_id”"),
        (having({"expose_tokens": ["id"]}), "expose_tokens"),
        (having({"client_kwargs": "openid"}), "client_kwargs 须是一节"),
        (having({"client_kwargs": {"scope": "profile"}}), "openid"),
        (having({"client_kwargs": {"verify": False}}), "verify"),
        (having({"my_sso": PROVIDER}), "“my_sso”"),
        (having({"default": PROVIDER}), "[auth.default]"),
        (having({"okta": {"client_id": "desk"}}), "[auth.okta] 中缺少 client_secret"),
        (having({"okta": {**PROVIDER, "scope": "openid"}}), "“auth.okta.scope”"),
        (having({"okta": {}}), "[auth.okta] 中缺少 client_id"),
    ],
)
def test_each_way_of_being_wrong_is_told(document: Mapping[str, object], told: str) -> None:
    """In both languages, with what to do."""
    faults = faults_of(document)
    assert told in "\n".join(fault.zh for fault in faults)
    assert all(fault.en and "{" not in fault.en.replace("{tenant}", "") for fault in faults)


def written(folder: Path, content: bytes, name: str = "secrets.toml") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


GOOD = "[auth]\n" + "".join(f'{key} = "{value}"\n' for key, value in {**AUTH, **PROVIDER}.items())


def test_a_good_file_has_no_faults(tmp_path: Path) -> None:
    """Read from the disk as Streamlit reads it."""
    assert () == file_faults(written(tmp_path, GOOD.encode()))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "[auth]"),
        (b"# nothing but a remark\n", "[auth]"),
        (b"[auth\nredirect_uri = 1\n", "第 1 行"),
        (GOOD.encode() + b"client_id = 'twice'\n", "TOML"),
        (GOOD.encode() + b'note = "\n', "第 7 行"),
        (GOOD.encode() + b"note = ", "第 7 行"),
        (b"\xef\xbb\xbf" + GOOD.encode(), "BOM"),
        (GOOD.encode("utf-16"), "UTF-8"),
        (GOOD.encode() + "# 备注".encode("gb18030"), "UTF-8"),
        (b"x = " + b"[" * 30_000, "TOML"),
        (GOOD.encode() + b"#" * 70_000, "65536"),
    ],
)
def test_what_is_no_sign_in_file_is_told(content: bytes, told: str, tmp_path: Path) -> None:
    """Broken, empty, in another encoding, or too long: never taken for a sign-in."""
    (fault,) = file_faults(written(tmp_path, content))
    assert told in fault.zh
    assert is_for_sign_in(written(tmp_path, content)) == (content[:1] not in {b"", b"#"})


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    """One that is not there, a folder, and a name that Streamlit takes for a folder."""
    for path, told in (
        (tmp_path / "none.toml", "没有这个文件"),
        (tmp_path, "不是普通文件"),
        (written(tmp_path, GOOD.encode(), "secrets.txt"), ".toml"),
    ):
        (fault,) = file_faults(path)
        assert told in fault.zh


@pytest.mark.skipif(os.name != "posix", reason="rights are told on POSIX systems only")
@pytest.mark.parametrize(("mode", "is_open"), [(0o600, False), (0o640, False), (0o644, True)])
def test_a_file_that_others_can_read_is_told(mode: int, is_open: bool, tmp_path: Path) -> None:
    path = written(tmp_path, GOOD.encode())
    path.chmod(mode)
    assert is_open_to_others(path) is is_open


CLAIMS = {"iss": "https://login", "sub": "7", "iat": NOON.timestamp(), "name": "赵敏"}


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ({}, "赵敏"),
        ({"name": ""}, "7"),
        ({"name": None, "email": "z@x"}, "z@x"),
        ({"name": 3, "preferred_username": "zm"}, "zm"),
        ({"iat": NOON.timestamp() - LONGEST_HOURS * 3600 + 1}, "赵敏"),
        ({"iat": NOON.timestamp() + 60}, "赵敏"),
    ],
)
def test_somebody_is_known_by_the_id_of_the_provider(said: dict[str, object], name: str) -> None:
    """What he is called is only what he is called."""
    expected = Person(issuer="https://login", subject="7", name=name)
    assert expected == person_of({**CLAIMS, **said}, now=NOON, signed_out={})


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"iss": None}, "稳定编号"),
        ({"iss": ""}, "稳定编号"),
        ({"sub": 7}, "稳定编号"),
        ({"sub": ""}, "稳定编号"),
        ({"iat": None}, "稳定编号"),
        ({"iat": True}, "稳定编号"),
        ({"iat": "now"}, "稳定编号"),
        ({"iat": float("nan")}, "重新登录"),
        ({"iat": NOON.timestamp() - LONGEST_HOURS * 3600}, "重新登录"),
        ({"iat": NOON.timestamp() + 3600}, "重新登录"),
        ({"iat": 0}, "重新登录"),
    ],
)
def test_nobody_works_without_an_id_or_after_a_day(said: dict[str, object], told: str) -> None:
    """An id that is missing, a sign-in of yesterday or of the future."""
    why = person_of({**CLAIMS, **said}, now=NOON, signed_out={})
    assert isinstance(why, Text)
    assert told in why.zh


def test_who_has_signed_out_is_out_until_he_signs_in_anew() -> None:
    """The sign-in that was ended, and any before it, hold no longer; others are not concerned."""
    ended = {("https://login", "7"): NOON.timestamp()}
    assert isinstance(person_of(CLAIMS, now=NOON, signed_out=ended), Text)
    for said in ({"iat": NOON.timestamp() + 1}, {"sub": "8"}, {"iss": "https://other"}):
        assert isinstance(person_of({**CLAIMS, **said}, now=NOON, signed_out=ended), Person)


def test_no_file_and_no_variable_decides_what_protects() -> None:
    """Each option stands in the command, and variables for Streamlit do not reach it."""
    given = flags(None)
    assert len(FIXED) + 1 == len(given)
    assert {"--server.enableCORS=true", "--server.trustedUserHeaders={}"} <= set(given)
    assert {"HOME": "/x"} == environment(
        {"HOME": "/x", "STREAMLIT_SECRETS_FILES": "/y", "STREAMLIT_SERVER_ADDRESS": "::"}
    )


def test_a_password_is_in_no_argument(monkeypatch: pytest.MonkeyPatch) -> None:
    """The address of a server reaches the script in the environment alone."""
    monkeypatch.setenv("INCENTIVES_REGISTER", "of another start")
    address = "postgresql+psycopg://desk:geheim@db.example/register"
    settings = settings_with(register=address, access=Access.UNSIGNED)
    command = desk_command(settings, port=1, address="127.0.0.1", opens_browser=False, secrets=None)
    assert "-P" in command  # no module of the folder in which it is started
    assert "geheim" not in " ".join(command)
    assert "geheim" not in repr(settings)
    arguments = command[command.index("--") + 1 :]
    assert settings == settings_from(arguments, desk_environment(settings))
    file = settings_with(register="r.sqlite")
    assert "INCENTIVES_REGISTER" not in desk_environment(file)
    assert file == settings_from(file.as_arguments(), {})
