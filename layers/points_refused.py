"""Why a user's point file is refused, as sentences that say what to do about it."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from layers.issue import DataRefusedError, Issue

MOST_LON, MOST_LAT = 180.0, 85.0


def refuse(path: Path, message: str, message_en: str) -> DataRefusedError:
    """The error for one file of points."""
    return DataRefusedError([Issue(path.name, "--layer", message, message_en)])


def no_position(path: Path, lon: NDArray[np.float64], lat: NDArray[np.float64]) -> DataRefusedError:
    """The error for positions of which none is usable, with what most of them look like."""
    known = np.isfinite(lon) & np.isfinite(lat)
    x, y = np.abs(lon[known]), np.abs(lat[known])
    if len(x) and np.mean((x <= MOST_LAT) & (y > MOST_LAT) & (y <= MOST_LON)) > 0.5:
        hint = "：经纬度像是写反了，请对调两列", ": longitude and latitude look swapped; exchange the two columns"
    elif len(x) and np.mean((x > MOST_LON) & (y > MOST_LON)) > 0.5:
        hint = (
            "：像是投影坐标（米），请转成经纬度",
            ": they look like projected metres; convert them to longitude and latitude",
        )
    else:
        hint = "，请检查这两列", "; check the two columns"
    return refuse(path, f"没有一行有可用的经纬度{hint[0]}", f"No row has a usable position{hint[1]}")
