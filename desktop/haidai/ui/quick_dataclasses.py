"""Making dataclasses without compiling the methods that a start does not call."""

import dataclasses
from collections.abc import Callable
from functools import partial
from typing import Any

Method = Callable[..., Any]


def compile_methods_late() -> None:
    """Save a tenth of a start; call it before our modules are imported.

    WORKAROUND (CPython 3.11 and 3.12, dataclasses.py): of every frozen dataclass six methods are
    compiled from text, and a start makes seventy such classes and hardly compares, prints or
    hashes one. Here a method is compiled by its first call, and takes its place in the class.
    Where dataclasses has changed this, as from 3.13 on, nothing is done.
    """
    compile_now: Callable[..., Method] | None = getattr(dataclasses, "_create_fn", None)
    if compile_now is not None:
        late = partial(_compiled_late, compile_now)
        setattr(dataclasses, "_create_fn", late)  # noqa: B010 - it is not public


def _compiled_late(
    compile_now: Callable[..., Method], name: str, *definition: Any, **scope: Any
) -> Method:
    """A method that becomes what `compile_now` makes of the same when it is first called."""
    method: Method | None = None

    def late(self_: Any, /, *arguments: Any, **named: Any) -> Any:
        nonlocal method
        if method is None:
            method = compile_now(name, *definition, **scope)
            method.__qualname__ = late.__qualname__
            for owner in type(self_).__mro__:
                if vars(owner).get(name) is late:
                    setattr(owner, name, method)
        return method(self_, *arguments, **named)

    late.__name__ = name
    return late
