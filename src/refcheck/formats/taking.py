"""The values of a record by name, taken one after the other."""

from __future__ import annotations

__all__ = ["Values"]


class Values:
    """Values by tag or element. What is taken is no longer there, so that what is left can be kept as well."""

    def __init__(self) -> None:
        self._values: dict[str, list[str]] = {}

    def all(self, *names: str) -> list[str]:
        """Take all values under these names, in the order of the names."""
        return [value for name in names for value in self._values.pop(name, ())]

    def one(self, *names: str) -> str:
        """Take the first value of the first of these names that has one; the same value under another goes with it."""
        found = next((self._values[name][0] for name in names if self._values.get(name)), "")
        for name in names if found else ():
            self._values[name] = [value for value in self._values.get(name, ()) if value != found]
        return found

    def put(self, name: str, value: str) -> None:
        """Put a value back in front of the others of its name."""
        self._values.setdefault(name, []).insert(0, value)

    def left(self) -> dict[str, list[str]]:
        """Return what was not taken."""
        return {name: values for name, values in self._values.items() if values}
