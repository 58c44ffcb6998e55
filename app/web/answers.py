"""What routes share: the query without what stands beside the View, a sentence as answer, who may cost processors."""

from urllib.parse import urlsplit

from flask import Response, request


def query_without(*beside: str) -> str:
    """The request's query without the parameters of these names, which do not belong to the View."""
    query = request.query_string.decode("ascii", "replace")
    return "&".join(part for part in query.split("&") if part.partition("=")[0] not in beside)


def sentence(status: int, text: str) -> Response:
    """Words that a person can act on, as plain text."""
    return Response(text, status=status, mimetype="text/plain")


def only_own_page() -> Response | None:
    """Refuse what another site has a visitor's browser send; an address typed or kept may be opened."""
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    own = urlsplit(origin).netloc == request.host if origin is not None else None
    reading = request.method in ("GET", "HEAD")
    if own is False or site not in (None, "same-origin", *(("none",) if reading else ())):
        return _foreign()
    if not reading and own is None and site is None:
        # A browser says at least one of both with every POST and DELETE.
        return _foreign()
    return None


def _foreign() -> Response:
    return sentence(
        403,
        "只接受本页面发出的请求；命令行请用 lutu export、slides、atlas"
        " / Only from the page itself; else use lutu export, slides or atlas",
    )
