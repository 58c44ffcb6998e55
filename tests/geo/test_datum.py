import pytest

from geo.datum import Datum, moved
from geo.measure import distance_m

CITIES = [(117.12, 36.65), (120.38, 36.07), (115.48, 35.23), (122.12, 37.51), (118.35, 35.10)]


def test_wgs_84_stays():
    assert moved((117.12, 36.65), Datum.WGS84) == (117.12, 36.65)


@pytest.mark.parametrize("place", CITIES)
def test_cgcs2000_is_the_same_to_within_a_metre(place):
    assert distance_m(place, moved(place, Datum.CGCS2000)) < 1


@pytest.mark.parametrize("place", CITIES)
def test_gcj_02_lies_about_half_a_kilometre_off(place):
    assert 440 < distance_m(place, moved(place, Datum.GCJ02)) < 570


def test_gcj_02_is_what_other_programs_give():
    # The example of the coordtransform package's own description.
    assert moved((116.404, 39.915), Datum.GCJ02) == pytest.approx((116.41024449916938, 39.91640428150164), abs=1e-9)


@pytest.mark.parametrize(("datum", "code"), [(Datum.WGS84, 4326), (Datum.CGCS2000, 4490), (Datum.GCJ02, None)])
def test_a_datum_has_its_code(datum, code):
    assert datum.epsg == code
