"""The ids of the page's components, each written once."""

from layers.facets import FacetName

CONFIG = "config"
TITLE = "title"
SELECTED = "selected"
VIEWPORT = "viewport"
AREA = "area"
PICKED = "picked"
LOOK = "look"
SHEET = "sheet"
SEARCH = "search"
COMPLETIONS = "completions"
KEPT = "kept"
LAYERS = "shown"
MAP = "map"
CHIPS = "chips"
TALLY = "tally"
LEGEND = "legend"
LIST = "list"
DETAIL = "detail"
PANEL = "panel"
NOTICE = "notice"
SWITCH = "switch"
MAKE = "make-sheet"


def facet(name: FacetName) -> str:
    """The checklist of a facet."""
    return f"facet-{name.value}"
