"""Reading a JSON or GeoJSON file so that whatever is wrong with it becomes an issue, never a traceback."""

import json
from pathlib import Path
from typing import Any

from layers.issue import Issue

SIZE_LIMIT_BYTES = 64 * 1024 * 1024


def read_json(path: Path) -> tuple[Any, tuple[Issue, ...]]:
    """The parsed content of a UTF-8 JSON file, or None and the reason why not."""
    where = path.name
    try:
        if path.stat().st_size > SIZE_LIMIT_BYTES:
            return None, (Issue(where, "", "文件超过 64 MB，请先拆分", "Larger than 64 MB; split it first"),)
        return json.loads(path.read_bytes().decode("utf-8-sig"), parse_constant=_no_constant), ()
    except FileNotFoundError:
        issue = Issue(where, "", f"找不到文件（应在 {path.parent.name}/ 下）", f"Missing from {path.parent.name}/")
    except OSError as error:
        issue = Issue(where, "", f"读不了文件：{error.strerror}", f"Cannot be read: {error.strerror}")
    except UnicodeDecodeError as error:
        issue = Issue(
            where,
            "",
            f"不是 UTF-8 编码（第 {error.start} 字节起），请另存为 UTF-8",
            f"Not UTF-8 (from byte {error.start}); save it as UTF-8",
        )
    except json.JSONDecodeError as error:
        issue = Issue(
            where,
            "",
            f"不是合法的 JSON：第 {error.lineno} 行第 {error.colno} 列",
            f"Not valid JSON: line {error.lineno}, column {error.colno}",
        )
    except (ValueError, RecursionError):
        issue = Issue(where, "", "JSON 里有 NaN、Infinity 或嵌套过深", "Holds NaN, Infinity or is nested too deep")
    return None, (issue,)


def read_features(path: Path) -> tuple[list[dict[str, Any]], tuple[Issue, ...]]:
    """The features of a GeoJSON FeatureCollection, or none and the reason why not."""
    content, issues = read_json(path)
    if issues:
        return [], issues
    features = content.get("features") if isinstance(content, dict) else None
    if not isinstance(content, dict) or content.get("type") != "FeatureCollection" or not isinstance(features, list):
        return [], (
            Issue(
                path.name,
                "type",
                "不是 GeoJSON 要素集合：应有 type = FeatureCollection 和 features 列表",
                "Not a GeoJSON FeatureCollection with a list of features",
            ),
        )
    wrong = [n for n, f in enumerate(features) if not isinstance(f, dict) or not isinstance(f.get("properties"), dict)]
    if wrong:
        return [], tuple(
            Issue(f"{path.name} · 第 {n + 1} 个要素", "properties", "不是 GeoJSON 要素", "Not a GeoJSON feature")
            for n in wrong
        )
    return features, ()


def _no_constant(name: str) -> None:
    raise ValueError(name)
