"""Who belongs to which circle, city by city, as 利用外资 专栏4 lists them, and who the two cores are."""

from layers.vocabulary import Circle

MEMBERS: dict[Circle, tuple[str, ...]] = {
    Circle.CAPITAL: ("370100", "370300", "370900", "371400", "371500", "371600", "370500"),
    Circle.JIAODONG: ("370200", "370600", "370700", "371000", "371100"),
    Circle.LUNAN: ("371300", "370400", "370800", "371700"),
}
"""Adcodes of the member cities, in the order of the plan."""

CORE_SEATS: dict[str, tuple[float, float]] = {"370100": (117.1139, 36.6508), "370200": (120.3775, 36.0668)}
"""Where the sign of a core stands, lon/lat in WGS 84: at the seat of its government, as a geocoder of the city answers
(tests/data/city_seats.csv). The middle of 青岛's area lies 75 km inland, in 平度."""

CORES: tuple[str, ...] = tuple(CORE_SEATS)
"""济南 and 青岛. The six plans say 两心 but nowhere spell out which two cities these are."""

_CIRCLE_OF = {city: circle for circle, cities in MEMBERS.items() for city in cities}
CITIES: tuple[str, ...] = tuple(sorted(_CIRCLE_OF))


def circle_of(city: str) -> Circle:
    """The circle of a city given by adcode; KeyError for an adcode that is none of the 16."""
    return _CIRCLE_OF[city]
