"""An OpenID Connect provider on this machine, which lets in whoever asks as an officer.

It is there to test the sign-in of the desk.
"""

import base64
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import attrs
from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "desk", "a secret of the test"


@attrs.frozen(kw_only=True)
class Provider:
    """Where the provider answers, and who comes in next (the number of an officer, from 1)."""

    url: str
    coming: list[int]

    def lets_in(self, number: int) -> None:
        self.coming[:] = [number]


def sign_in_file(folder: Path, provider: Provider, *, port: int) -> Path:
    """A file by which a desk on the port has its officers sign in with the provider."""
    path = folder / "secrets.toml"
    path.write_text(
        f"""[auth]
redirect_uri = "http://127.0.0.1:{port}/oauth2callback"
cookie_secret = "a long secret that only this test has"
client_id = "{CLIENT}"
client_secret = "{SECRET}"
server_metadata_url = "{provider.url}/.well-known/openid-configuration"
""",
        encoding="utf-8",
    )
    path.chmod(0o600)
    return path


@contextmanager
def provider_of(*officers: str) -> Iterator[Provider]:
    """A provider that signs in as the first of the officers, while the block runs.

    The first has the id 1, the second 2, and so on; who comes in next can be chosen.
    """
    key = RSAKey.generate_key(2048, {"kid": "one", "use": "sig", "alg": "RS256"})
    nonces: dict[str, str] = {}
    coming = [1]

    class Answers(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Says nothing."""

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            if parts.path == "/authorize":
                self._let_in({name: values[0] for name, values in parse_qs(parts.query).items()})
            elif parts.path == "/jwks":
                self._say({"keys": [key.as_dict(private=False)]})
            else:
                self._say(metadata())

        def do_POST(self) -> None:
            asked = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            now = int(time.time())
            claims = {
                "iss": url,
                "sub": str(coming[0]),
                "aud": CLIENT,
                "iat": now,
                "exp": now + 600,
                "name": officers[coming[0] - 1],
                "nonce": nonces.pop(asked["code"][0]),
            }
            token = jwt.encode({"alg": "RS256", "kid": "one"}, claims, key)
            self._say(
                {"access_token": "x", "token_type": "Bearer", "expires_in": 600, "id_token": token}
            )

        def _let_in(self, asked: dict[str, str]) -> None:
            code = base64.urlsafe_b64encode(str(len(nonces)).encode()).decode()
            nonces[code] = asked.get("nonce", "")
            self.send_response(302)
            self.send_header(
                "Location",
                f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}",
            )
            self.end_headers()

        def _say(self, document: dict[str, object]) -> None:
            said = json.dumps(document).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(said)))
            self.end_headers()
            self.wfile.write(said)

    def metadata() -> dict[str, object]:
        return {
            "issuer": url,
            "authorization_endpoint": f"{url}/authorize",
            "token_endpoint": f"{url}/token",
            "jwks_uri": f"{url}/jwks",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
        }

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    url = f"http://127.0.0.1:{server.server_address[1]}"
    serving = threading.Thread(target=server.serve_forever, daemon=True)
    serving.start()
    try:
        yield Provider(url=url, coming=coming)
    finally:
        server.shutdown()
        server.server_close()
        serving.join()
