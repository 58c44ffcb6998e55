"""The page's own scripts and styles, one file of each: a first visitor would wait for seventy small ones."""

import hashlib
import re
from dataclasses import dataclass
from functools import cached_property

from dash import Dash
from flask import Blueprint, Response

from app.standalone.inlined import ASSETS

OF_OTHERS = re.compile(r"^(compare|sheet)-page|^file-|^leaflet\.")
"""Files that belong to other pages, to the page in one file, or come with dash-leaflet."""
ALL = r"\.(js|css)$"
"""What Dash is not to link by itself."""


@dataclass(frozen=True)
class Bundle:
    """All files of one ending in the order of their names, those of subfolders last."""

    ending: str
    media_type: str
    joint: str = "\n"

    @cached_property
    def content(self) -> str:
        """The files one after another; relative addresses hold, for it is served from the same folder."""
        files = sorted(ASSETS.glob(f"*.{self.ending}")) + sorted(ASSETS.glob(f"vendor/*.{self.ending}"))
        return self.joint.join(file.read_text(encoding="utf-8") for file in files if not OF_OTHERS.search(file.name))

    @property
    def path(self) -> str:
        """Where it is served, a name that no file of the folder has."""
        return f"/assets/page.{self.ending}"

    @property
    def address(self) -> str:
        """Its path with a mark of its content, so that a browser may keep it."""
        return f"{self.path}?m={hashlib.sha256(self.content.encode()).hexdigest()[:12]}"


# A file may end in an expression without a semicolon.
SCRIPTS = Bundle("js", "text/javascript", "\n;\n")
STYLES = Bundle("css", "text/css")


def link_bundles(app: Dash) -> None:
    """Let a Dash page load both, the scripts after those of its components."""
    app.scripts.append_script({"external_url": SCRIPTS.address, "external_only": True})
    app.css.append_css({"external_url": STYLES.address, "external_only": True})


def bundle_routes() -> Blueprint:
    """The routes of both."""
    routes = Blueprint("bundles", __name__)
    for bundle in (SCRIPTS, STYLES):
        routes.add_url_rule(bundle.path, bundle.ending, lambda it=bundle: Response(it.content, mimetype=it.media_type))
    return routes
