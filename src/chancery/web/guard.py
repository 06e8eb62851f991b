"""The guard: who may ask, what browsers may do with the answers, how much may be sent."""

from __future__ import annotations

import hmac
import ipaddress
import secrets
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = "default-src 'self'; object-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
_HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)
# What one request may send: several articles, or a table of them.
LARGEST_BODY = 10_000_000
_ACCESS, VISITOR = "chancery_access", "chancery_visitor"
_LOCAL = ("localhost",)


@dataclass(frozen=True, slots=True)
class Guard:
    """What is allowed: `token` is what a visitor must know, None where only this machine can ask."""

    token: str | None = None
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    def form_token(self, visitor: str) -> str:
        """Return what a form shown to a visitor must send back."""
        return hmac.new(self.secret, visitor.encode(), "sha256").hexdigest()

    def allows_form(self, visitor: str | None, given: str) -> bool:
        """Return whether a form was shown to the visitor who sends it."""
        return bool(visitor) and hmac.compare_digest(self.form_token(visitor or "").encode(), given.encode())


class Guarded:
    """An application behind the guard."""

    def __init__(self, app: ASGIApp, guard: Guard) -> None:
        self.app, self.guard = app, guard

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse with a plain reason."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                names = {name for name, _ in message["headers"]}
                message["headers"] = [*message["headers"], *(pair for pair in _HEADERS if pair[0] not in names)]
            await send(message)

        refusal = self._refusal(scope)
        if refusal is not None:
            await refusal(scope, receive, with_headers)
            return
        await self.app(scope, bounded(receive), with_headers)

    def _refusal(self, scope: Scope) -> Response | None:
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        if self.guard.token is None and not is_local(host_of(headers.get("host", ""))):
            return PlainTextResponse("This address is not served here: ask http://127.0.0.1.", 421)
        if not headers.get("content-length", "0").isdecimal() or int(headers.get("content-length", "0")) > LARGEST_BODY:
            return PlainTextResponse(f"More than {LARGEST_BODY // 1_000_000} MB was sent; send less at a time.", 413)
        return self._unknown(scope, headers) if self.guard.token else None

    def _unknown(self, scope: Scope, headers: dict[str, str]) -> Response | None:
        """Return None for a visitor who knows the token, who has it as a cookie after the first visit."""
        token = self.guard.token or ""
        given = cookies(headers).get(_ACCESS, "") or headers.get("authorization", "").removeprefix("Bearer ")
        if hmac.compare_digest(given.encode(), token.encode()):
            return None
        query = parse_qsl(scope["query_string"].decode("latin-1"))
        if any(name == "token" and hmac.compare_digest(value.encode(), token.encode()) for name, value in query):
            rest = urlencode([pair for pair in query if pair[0] != "token"])
            path = "/" + scope["path"].lstrip("/\\")  # never an address of another host
            answer = RedirectResponse(path + (f"?{rest}" if rest else ""), 303)
            answer.set_cookie(_ACCESS, token, httponly=True, samesite="strict")
            return answer
        return PlainTextResponse("This needs the token that chancery serve printed: open the address with ?token=... once.", 401)


class BodyTooLarge(Exception):
    """More was sent than a request may."""


def bounded(receive: Receive) -> Receive:
    """Return a receiver that gives up on a body above the limit, whatever length it was said to have."""
    seen = 0

    async def counted() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > LARGEST_BODY:
            raise BodyTooLarge
        return message

    return counted


def cookies(headers: dict[str, str]) -> dict[str, str]:
    """Return the cookies of a request; a header that is none gives none."""
    try:
        return {name: morsel.value for name, morsel in SimpleCookie(headers.get("cookie", "")).items()}
    except CookieError:
        return {}


def host_of(header: str) -> str:
    """Return the name of a host without its port.

    >>> host_of("127.0.0.1:8000"), host_of("[::1]:8000")
    ('127.0.0.1', '::1')
    """
    try:
        return urlsplit(f"//{header}").hostname or ""
    except ValueError:
        return ""


def is_local(host: str) -> bool:
    """Return whether a host can only be this machine.

    >>> is_local("localhost"), is_local("127.0.0.1"), is_local("0.0.0.0"), is_local("example.org")
    (True, True, False, False)
    """
    if host in _LOCAL:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def same_site(headers: dict[str, str]) -> bool:
    """Return whether a request comes from a page of this site, as far as the browser says."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    if origin in (None, "null"):
        return origin is None
    try:
        return urlsplit(origin).netloc == headers.get("host", "")
    except ValueError:
        return False
