"""A guard before the Dagster UI: only its own pages, under its own name, may ask it for anything.

Dagster's webserver takes mutations by GET and by plain-text POST from any origin, so a page of another site
could start runs through a steward's browser. Here belongs what is refused; how the UI is started stands in
`ui`. It is no log-in: who reaches the port may use it.
"""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

Scope = MutableMapping[str, Any]
App = Callable[[Scope, Callable[..., Awaitable[Any]], Callable[..., Awaitable[None]]], Awaitable[None]]

_OWN_NAMES = frozenset(("127.0.0.1", "localhost", "::1"))
_OWN_SITES = frozenset(("same-origin", "none"))
_JSON = b"application/json"


def own_names() -> frozenset[str]:
    """Host names under which the UI may be asked: loopback, and those of `KEHOACHMO_HOSTS`, with commas
    between."""
    more = os.environ.get("KEHOACHMO_HOSTS", "").split(",")
    return _OWN_NAMES | {name.strip().casefold() for name in more if name.strip()}


def refusal(scope: Scope, names: frozenset[str]) -> str | None:
    """Why a request is refused; none where it is one of the UI's own."""
    headers = {name.lower(): value for name, value in scope["headers"]}
    host = headers.get(b"host", b"").decode("latin-1").casefold()
    if urlsplit(f"//{host}").hostname not in names:
        return "this name of the host is not one of the UI's (KEHOACHMO_HOSTS)"
    origin = headers.get(b"origin", b"").decode("latin-1").casefold()
    if origin and urlsplit(origin).netloc != host:
        return "the request comes from a page of another site"
    asks = scope["path"].endswith("/graphql")
    if asks and headers.get(b"sec-fetch-site", b"none").decode("latin-1") not in _OWN_SITES:
        return "the request comes from a page of another site"
    if asks and scope["type"] == "http":
        return _form_refused(scope, headers)
    return None


def _form_refused(scope: Scope, headers: MutableMapping[bytes, bytes]) -> str | None:
    """The UI asks by POST, in JSON; whatever a form, a picture or a link can send is refused."""
    if "query" in parse_qs(scope["query_string"].decode("latin-1"), keep_blank_values=True):
        return "queries are sent by POST"
    if scope["method"] == "POST" and headers.get(b"content-type", b"").partition(b";")[0].strip() != _JSON:
        return "queries are sent as application/json"
    return None


class Guard:
    """ASGI middleware that answers 403 to what is refused."""

    def __init__(self, app: App, names: frozenset[str] | None = None) -> None:
        self.app = app
        self.names = own_names() if names is None else names

    async def __call__(
        self, scope: Scope, receive: Callable[..., Awaitable[Any]], send: Callable[..., Awaitable[None]]
    ) -> None:
        why = refusal(scope, self.names) if scope["type"] in ("http", "websocket") else None
        if why is None:
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008, "reason": why})
        else:
            head = [(b"content-type", b"text/plain; charset=utf-8")]
            await send({"type": "http.response.start", "status": 403, "headers": head})
            await send({"type": "http.response.body", "body": f"refused: {why}\n".encode()})
