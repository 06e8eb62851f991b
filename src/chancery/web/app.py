"""The application: routes to pages, in the reader's language, behind the guard."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from chancery.errors import (
    ChanceryError,
    DocumentError,
    DocumentTooLarge,
    FilterError,
    JudgementError,
    LedgerLocked,
    LedgerNotFound,
    RecordNotFound,
)
from chancery.web.asking import Asked
from chancery.web.desk import Desk
from chancery.web.guard import VISITOR, BodyTooLarge, Guard, Guarded, same_site
from chancery.web.page import Page, View
from chancery.web.pages import FORMS, JUMPS, PAGES, PICTURES, navigation
from chancery.web.shelf import Shelf
from chancery.web.words import chosen_language, load_words

_STATIC = Path(__file__).parent / "static"
_THEMES = ("auto", "light", "dark")
_YEAR = 365 * 24 * 3600
_TYPES = {"json": "application/json", "csv": "text/csv; charset=utf-8", "html": "text/html; charset=utf-8"}
# What a fault of the reader's is called in HTTP; any other is ours.
_STATUS: tuple[tuple[type[ChanceryError], int], ...] = (
    (RecordNotFound, 404),
    (LedgerNotFound, 404),
    (FilterError, 400),
    (JudgementError, 400),
    (DocumentTooLarge, 413),
    (DocumentError, 422),
    (LedgerLocked, 503),
    (ChanceryError, 500),
)

Endpoint = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class House:
    """What all requests share."""

    shelf: Shelf
    desk: Desk
    guard: Guard


def make_app(ledger: Path | str, *, parser: str = "shipped", token: str | None = None) -> Starlette:
    """Return the web interface over a ledger file, which may not be there yet.

    Args:
        parser: reads what visitors paste; as in `chancery.read`.
        token: what visitors must know; without one, only addresses of this machine are answered.
    """
    house = House(Shelf(Path(ledger)), Desk(parser), Guard(token))
    routes: list[Route | Mount] = [Mount("/static", StaticFiles(directory=_STATIC))]
    routes += [Route(path, _jump(house, lead), methods=["GET"]) for path, lead in JUMPS]
    for path, act in FORMS:
        routes.append(Route(path, _form(house, act), methods=["POST"]))
    for path, make in PAGES:
        stem = "/start" if path == "/" else path
        routes += [Route(f"{stem}.{form}", _page(house, make, form), methods=["GET"]) for form in ("json", "csv")]
        routes.append(Route(path, _page(house, make, "html"), methods=["GET"]))
    for path, draw in PICTURES:
        routes.append(Route(path, _picture(house, draw), methods=["GET"]))
    app = Starlette(
        routes=routes,
        middleware=[Middleware(Guarded, guard=house.guard), Middleware(GZipMiddleware, minimum_size=1000)],
        exception_handlers={HTTPException: _refused},
    )
    app.state.house = house
    return app


def _page(house: House, make: Callable[[View], Page], form: str) -> Endpoint:
    async def answer(request: Request) -> Response:
        view = _view(house, request)
        return _shown(request, view, await run_in_threadpool(_written, make, view, form), form)

    return _told(answer, form)


def _written(make: Callable[[View], Page], view: View, form: str) -> tuple[str, int]:
    page = make(view)
    if form == "json":
        return page.to_json(view.asked), page.status
    return (page.to_csv(view.asked.one("table")), page.status) if form == "csv" else (page.to_html(view), page.status)


def _picture(house: House, draw: Callable[[View], str]) -> Endpoint:
    async def answer(request: Request) -> Response:
        drawn = await run_in_threadpool(draw, _view(house, request))
        return Response(drawn, media_type="image/svg+xml", headers={"Cache-Control": "private, no-cache"})

    return _told(answer, "html")


def _jump(house: House, lead: Callable[[View], str]) -> Endpoint:
    async def answer(request: Request) -> Response:
        return RedirectResponse(await run_in_threadpool(lead, _view(house, request)), 303)

    return _told(answer, "html")


def _form(house: House, act: Callable[..., Awaitable[Response | Page]]) -> Endpoint:
    """Return an endpoint for what changes something: the request must come from a page that was shown to this visitor."""

    async def answer(request: Request) -> Response:
        view = _view(house, request)
        async with request.form(max_files=20, max_fields=50, max_part_size=2_000_000) as sent:
            given = sent.get("form_token")
            allowed = isinstance(given, str) and house.guard.allows_form(request.cookies.get(VISITOR), given)
            if not (allowed and same_site(dict(request.headers))):
                raise FilterError(view.words.t("error.form"))
            made = await act(view, sent)
        if isinstance(made, Response):
            return made
        return _shown(request, view, (await run_in_threadpool(made.to_html, view), made.status), "html")

    return _told(answer, "html")


def _told(answer: Endpoint, form: str) -> Endpoint:
    """Return an endpoint that tells faults as a page or as JSON; one that nobody foresaw has an id, and its trace goes to the log."""

    async def careful(request: Request) -> Response:
        try:
            return await answer(request)
        except HTTPException:
            raise
        except ChanceryError as fault:
            return _error(request, _status(fault), str(fault), form, fault)
        except BodyTooLarge:
            return _error(request, 413, "", form)
        except Exception as fault:  # the visitor is told that it is our fault, and sees no trace
            return _error(request, 500, "", form, fault)

    return careful


def _status(fault: ChanceryError) -> int:
    return next((code for kind, code in _STATUS if isinstance(fault, kind)), 500)


def _view(house: House, request: Request) -> View:
    """Return the view of a request."""
    kept, asked = request.cookies, Asked.of(_plain_path(request.url.path), request.query_params)
    language = chosen_language(asked.one("lang"), kept.get("chancery_lang"), accepted=request.headers.get("accept-language", ""))
    theme = next((one for one in (asked.one("theme"), kept.get("chancery_theme")) if one in _THEMES), _THEMES[0])
    visitor = kept.get(VISITOR) or secrets.token_urlsafe(16)
    request.state.visitor = visitor
    return View(
        shelf=house.shelf,
        asked=asked.without("lang", "theme"),
        words=load_words(language),
        place=request.path_params,
        theme=theme,
        navigation=navigation(),
        form_token=house.guard.form_token(visitor),
        desk=house.desk,
    )


def _plain_path(path: str) -> str:
    """Return the path of the page whose JSON or CSV is asked for."""
    for ending in (".json", ".csv"):
        path = path.removesuffix(ending)
    return "/" if path == "/start" else path


def _shown(request: Request, view: View, written: tuple[str, int], form: str) -> Response:
    """Return an answer that remembers the reader's choices."""
    answer = Response(written[0], written[1], media_type=_TYPES[form], headers={"Cache-Control": "private, no-cache", "Vary": "Cookie"})
    if form == "csv":
        answer.headers["Content-Disposition"] = f'attachment; filename="chancery{_file_name(view.asked.path)}.csv"'
    if VISITOR not in request.cookies:
        answer.set_cookie(VISITOR, request.state.visitor, httponly=True, samesite="strict")
    for name, value in (("lang", view.words.code), ("theme", view.theme)):
        if name in request.query_params:
            answer.set_cookie(f"chancery_{name}", value, max_age=_YEAR, samesite="lax", httponly=True)
    return answer


def _file_name(path: str) -> str:
    return "".join(character if character.isascii() and character.isalnum() else "-" for character in path)[:60].rstrip("-")


def _error(request: Request, status: int, said: str, form: str, fault: Exception | None = None) -> Response:
    mark = ""
    if status >= 500 and status != 503:
        mark = secrets.token_hex(4)
        logging.getLogger("uvicorn.error").error("fault %s at %s", mark, request.url.path, exc_info=fault)
        said = ""
    if form != "html":
        return JSONResponse({"error": said or status, "id": mark}, status)
    words = load_words(chosen_language(request.cookies.get("chancery_lang"), accepted=request.headers.get("accept-language", "")))
    theme = request.cookies.get("chancery_theme", "auto")
    view = View(
        shelf=request.app.state.house.shelf,
        asked=Asked("/", ()),
        words=words,
        theme=theme if theme in _THEMES else _THEMES[0],
        navigation=navigation(),
    )
    page = Page(template="error.html", title=words.t("error.title"), shown={"status": status, "said": said, "mark": mark})
    return Response(page.to_html(view), status, media_type=_TYPES["html"])


async def _refused(request: Request, fault: Exception) -> Response:
    status = fault.status_code if isinstance(fault, HTTPException) else 500
    return _error(request, status, "", "json" if request.url.path.endswith((".json", ".csv")) else "html")
