"""Plain YAML values -> model values; every pydantic error becomes a Problem with its place in the file."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from ..problems import Problem

Model = TypeVar("Model", bound=BaseModel)

_CODES = {
    "extra_forbidden": "unknown-field",
    "missing": "missing-field",
    "date_from_datetime_parsing": "impossible-date",
    "date_parsing": "impossible-date",
    "date_from_datetime_inexact": "impossible-date",
    "date_type": "impossible-date",
    "string_pattern_mismatch": "wrong-form",
    "string_too_short": "empty-field",
    "literal_error": "unknown-value",
    "greater_than_equal": "out-of-range",
    "less_than_equal": "out-of-range",
}

# An editor reads examples more easily than patterns.
_EXAMPLES = {
    r"^[a-z0-9]+(?:-[a-z0-9]+)*$": "xzf-2020-10 (a-z, 0-9, -)",
    r"^tables/[^/\\]+\.csv$": "tables/xzf-2020-10-1.csv",
    r"^(https?://[^\s]+/)?$": "https://gongbao.example/",
}


def validate(model: type[Model], value: Any, path: str) -> tuple[Model | None, list[Problem]]:
    """`value` as `model`, or None and what is wrong with it."""
    try:
        return model.model_validate(_without_nulls(value)), []
    except ValidationError as error:
        return None, [_problem(model, path, details) for details in error.errors()]


def _without_nulls(value: Any) -> Any:
    """A field left empty (`title:`) means the same as a field left out."""
    if isinstance(value, dict):
        return {key: _without_nulls(item) for key, item in value.items() if item is not None}
    if isinstance(value, list):
        return [_without_nulls(item) for item in value]
    return value


def _problem(model: type[BaseModel], path: str, details: Any) -> Problem:
    where = tuple(details["loc"])
    code = _CODES.get(details["type"], "wrong-type")
    values: dict[str, object] = {
        "field": dotted(where) or path.rsplit("/", 1)[-1],
        "given": _short(details.get("input")),
        "expected": expected(details),
    }
    if code == "unknown-field":
        values["expected"] = _nearest(model, where)
    line = 0 if where else 1
    return Problem("error", code, path, line, line, where=where, values=values)


def dotted(where: tuple[str | int, ...]) -> str:
    """`documents[2].date_of_issue`."""
    text = ""
    for part in where:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else str(part)
    return text


def expected(details: Any) -> str:
    """What would have been right, in a form that needs no translation."""
    context = details.get("ctx") or {}
    if "pattern" in context:
        return _EXAMPLES.get(str(context["pattern"]), str(context["pattern"]))
    if "expected" in context:
        return str(context["expected"]).replace("'", "").replace(" or ", ", ")
    if "ge" in context:
        return f"≥ {context['ge']}"
    if "le" in context:
        return f"≤ {context['le']}"
    kind = str(details["type"]).split("_")[0]
    return {"int": "123", "bool": "true, false", "tuple": "- …", "date": "2020-06-09", "model": "…: …"}.get(kind, kind)


def _short(value: Any) -> str:
    text = value if isinstance(value, str) else "{…}" if isinstance(value, dict) else str(value)
    return text if len(text) <= 40 else text[:39] + "…"


def _nearest(model: type[BaseModel], where: tuple[str | int, ...]) -> str:
    """The known field that was probably meant, or all of them."""
    import difflib
    import typing

    current: Any = model
    for part in where[:-1]:
        if isinstance(part, str):
            field = current.model_fields.get(part)
            if field is None:
                return ""
            current = field.annotation
        while not (isinstance(current, type) and issubclass(current, BaseModel)):
            inner = [a for a in typing.get_args(current) if a not in (type(None), Ellipsis)]
            if not inner:
                return ""
            current = inner[0]
    names = list(current.model_fields)
    close = difflib.get_close_matches(str(where[-1]), names, 1)
    return close[0] if close else ", ".join(names)
