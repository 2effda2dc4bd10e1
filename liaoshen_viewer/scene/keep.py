"""Answers that are kept because they hold for many frames. They are never the source of truth."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Final, TypeVar, cast

_Answer = TypeVar("_Answer")
ANSWERS_KEPT: Final = 400


class Keep:
    """A bounded store of answers by their question; the least lately used goes first.

    An answer depends on its key alone, so a picture is the same with a keep and without.
    """

    def __init__(self, size: int = ANSWERS_KEPT) -> None:
        self._size = size
        self._subject: tuple[object, ...] = ()
        self._answers: OrderedDict[Hashable, object] = OrderedDict()

    def about(self, *subject: object) -> Keep:
        """Return this keep, emptied if it was about another battle, ground or measure."""
        same = len(subject) == len(self._subject) and all(
            one is other for one, other in zip(subject, self._subject, strict=True)
        )
        if not same:
            self._answers.clear()
            self._subject = subject
        return self

    def has(self, key: Hashable) -> bool:
        """Tell whether an answer is kept under `key`."""
        return key in self._answers

    def get(self, key: Hashable, make: Callable[[], _Answer]) -> _Answer:
        """Return the answer kept under `key`, or make and keep it."""
        if key in self._answers:
            self._answers.move_to_end(key)
            return cast("_Answer", self._answers[key])
        answer = make()
        self._answers[key] = answer
        if len(self._answers) > self._size:
            self._answers.popitem(last=False)
        return answer
