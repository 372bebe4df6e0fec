"""The web app: which address gives which page, file or answer."""

from __future__ import annotations

import json
import threading
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from pipeline.decisions.exchange import as_csv, as_json, rows_of
from pipeline.review.answers import conflicts_of
from pipeline.review.api import ACTIONS
from pipeline.review.desk import Desk
from pipeline.review.filters import read_filters
from pipeline.review.pages import article_html, inbox_html, lost_html
from pipeline.review.rendering import assets
from pipeline.review.requests import Refused
from pipeline.review.security import Gate, Keys
from pipeline.review.standalone import OVERVIEW, closed, overview
from pipeline.review.texts import desk_texts

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.types import ASGIApp


def make_app(desk: Desk, keys: Keys) -> ASGIApp:
    """The app over `desk`, behind the gate of `keys`."""
    from starlette.applications import Starlette
    from starlette.concurrency import run_in_threadpool
    from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
    from starlette.routing import Route

    texts = desk_texts(desk.lang)

    def inbox(request: Request) -> Response:
        _refresh(desk)
        return HTMLResponse(inbox_html(desk, read_filters(request.query_params), keys.form))

    def article(request: Request) -> Response:
        _refresh(desk)
        html = article_html(desk, request.path_params["name"], keys.form)
        return HTMLResponse(html) if html else HTMLResponse(lost_html(desk, keys.form, "article"), 404)

    def charts(request: Request) -> Response:
        page = overview(desk.output)
        if page is None:
            return HTMLResponse(lost_html(desk, keys.form, "overview"), 404)
        return HTMLResponse(page.html, headers={"content-security-policy": page.policy})

    def back(request: Request) -> Response:  # the links of the overview lead to the pages that the run wrote
        name = request.path_params.get("name")
        return RedirectResponse(f"/article/{quote(name, safe='')}" if name else "/")

    def static(request: Request) -> Response:
        found = assets().get(request.path_params["name"])
        if found is None:
            return Response("", 404)
        return Response(found[0], media_type=found[1], headers={"cache-control": "no-cache"})

    def export(request: Request) -> Response:
        rows, name = rows_of(desk.history), request.url.path.removeprefix("/")
        text = as_json(rows) if name.endswith(".json") else as_csv(rows)
        kind = "application/json" if name.endswith(".json") else "text/csv"
        return Response(text, media_type=kind, headers={"content-disposition": f'attachment; filename="{name}"'})

    async def act(request: Request) -> Response:
        action = ACTIONS.get(request.path_params["action"])
        if action is None:
            return JSONResponse({"error": texts("desk.refused.gone")}, 404)
        try:
            data: Any = json.loads(await request.body())
        except (ValueError, RecursionError):
            data = None
        try:
            if not isinstance(data, dict):
                raise Refused(422, "form")
            return JSONResponse(await run_in_threadpool(action, desk, data))
        except Refused as exc:
            problem = {"error": texts(f"desk.refused.{exc.key}"), "conflicts": conflicts_of(exc)}
            return JSONResponse(problem, exc.status)

    def lost(request: Request, exc: Exception) -> Response:
        return HTMLResponse(lost_html(desk, keys.form, "page"), 404)

    routes = [
        Route("/", inbox),
        Route("/article/{name:path}", article),
        Route(f"/{OVERVIEW}", charts),
        Route("/index.html", back),
        Route("/{name}/index.html", back),
        Route("/static/{name}", static),
        Route("/decisions.json", export),
        Route("/decisions.csv", export),
        Route("/api/{action}", act, methods=["POST"]),
    ]
    return Gate(Starlette(routes=routes, exception_handlers={404: lost}), keys, closed(desk.lang))


def _refresh(desk: Desk) -> None:
    """Follow what runs wrote: a little at once, much of it beside, while pages show how far it is."""
    if desk.index.stale():
        worker = threading.Thread(target=desk.index.refresh, daemon=True)
        worker.start()
        worker.join(0.15)
    else:
        desk.index.follow()
