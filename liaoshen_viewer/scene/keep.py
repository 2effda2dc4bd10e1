"""Answers that are kept because they hold for many frames. They are never the source of truth."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Final, TypeVar, cast

_Answer = TypeVar("_Answer")
ANSWERS_KEPT: Final = 400
LASTING_KEPT: Final = 100
"""Answers that hold at any time, such as the layouts of names: one for each scale."""


class Keep:
    """A bounded store of answers by their question; the least lately used goes first.

    An answer depends on its key alone, so a picture is the same with a keep and without.
    """

    def __init__(self, size: int = ANSWERS_KEPT) -> None:
        self._size = size
        self._subject: tuple[object, ...] = ()
        self._answers: OrderedDict[Hashable, object] = OrderedDict()
        self._lasting: OrderedDict[Hashable, object] = OrderedDict()

    def about(self, *subject: object) -> Keep:
        """Return this keep, emptied if it was about another battle, ground or measure."""
        same = len(subject) == len(self._subject) and all(
            one is other for one, other in zip(subject, self._subject, strict=True)
        )
        if not same:
            self._answers.clear()
            self._lasting.clear()
            self._subject = subject
        return self

    def has(self, key: Hashable) -> bool:
        """Tell whether an answer is kept under `key`."""
        return key in self._answers

    def get(self, key: Hashable, make: Callable[[], _Answer]) -> _Answer:
        """Return the answer kept under `key`, or make and keep it."""
        return _kept(self._answers, key, make, self._size)

    def lasting(self, key: Hashable, make: Callable[[], _Answer]) -> _Answer:
        """Return the answer kept under `key`, or make and keep it apart from those of moments."""
        return _kept(self._lasting, key, make, LASTING_KEPT)

    def has_lasting(self, key: Hashable) -> bool:
        """Tell whether `lasting` has an answer already."""
        return key in self._lasting


def _kept(
    answers: OrderedDict[Hashable, object], key: Hashable, make: Callable[[], _Answer], size: int
) -> _Answer:
    if key in answers:
        answers.move_to_end(key)
        return cast("_Answer", answers[key])
    answer = make()
    answers[key] = answer
    if len(answers) > size:
        answers.popitem(last=False)
    return answer
