"""A small web application that answers one case: python web_application.py 8000

    curl --data-binary @case.json http://127.0.0.1:8000/2023-12-31

The body is a case as JSON; the answer is the assessment as canonical JSON, by the day of the path.
"""

import json
import sys
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import incentives
from incentives import childcare

MOST_BYTES = 1_000_000


class Answering(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        if length > MOST_BYTES:
            return self.answer(413, json.dumps({"faults": ["too large"]}))
        try:
            on = date.fromisoformat(self.path.removeprefix("/"))
            self.answer(200, assessed(self.rfile.read(length).decode(), on))
        except incentives.CaseError as error:
            self.answer(422, json.dumps({"faults": [str(fault) for fault in error.faults]}))
        except ValueError as error:  # no day, no UTF-8
            self.answer(400, json.dumps({"faults": [str(error)]}))

    def answer(self, status: int, body: str) -> None:
        octets = body.encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("Content-Length", str(len(octets)))
        self.end_headers()
        self.wfile.write(octets)


def assessed(text: str, on: date) -> str:
    library = childcare.library()
    case = childcare.parse_case(text, library=library)
    return incentives.assess(case, library, on=on).to_json()


if __name__ == "__main__":
    childcare.library()  # loaded once, before the first question
    ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Answering).serve_forever()
