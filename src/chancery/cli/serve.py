"""`chancery serve`: the web interface."""

from __future__ import annotations

import secrets
from typing import Annotated

import typer

from chancery.cli.options import LedgerFile
from chancery.errors import SettingError
from chancery.settings import load_settings


def serve(
    ledger: LedgerFile = None,
    host: Annotated[
        str, typer.Option(help="the address to listen at; any but this machine's own needs a token, which is then printed")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="the port; 0 takes a free one")] = 8000,
    token: Annotated[str | None, typer.Option(help="what visitors must know; made and printed where another address needs one")] = None,
) -> None:
    """Open the web interface over a ledger: dyads, actors, the world, records and documents, and a page that reads what you paste.

    Nothing is fetched from a network. The ledger may be added to meanwhile; the pages follow.

    Example: chancery serve --ledger relations.duckdb
    """
    import uvicorn

    from chancery.web import make_app
    from chancery.web.guard import is_local
    from chancery.web.shelf import bring_up_to_date

    settings = load_settings(ledger=ledger)
    if settings.ledger.exists():
        bring_up_to_date(settings.ledger)  # says what is wrong with a file before anything is served; one that is not there is made later
    needed = token or (None if is_local(host) else secrets.token_urlsafe(18))
    if token is not None and len(token) < 12:
        raise SettingError(f"--token: {len(token)} characters are soon guessed; give 12 or more")
    app = make_app(settings.ledger, parser=settings.parser, token=needed)
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}/" + (f"?token={needed}" if needed else "")
    if not is_local(host):
        typer.echo(
            f"{host} can be reached from other machines: only who knows the token is answered, and what is sent is not encrypted", err=True
        )
    typer.echo(f"{settings.ledger} at {address} (Ctrl-C ends)", err=True)
    uvicorn.run(app, host=host, port=port, log_level="warning", access_log=False, server_header=False, limit_concurrency=200)
