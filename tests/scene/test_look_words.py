from __future__ import annotations

import pytest

from liaoshen_viewer.errors import UsageError
from liaoshen_viewer.scene.looks import layers_text, shown_from
from liaoshen_viewer.scene.sign_looks import Signs
from tests.sample import small_scenario

VIEWS = small_scenario().views


@pytest.mark.parametrize(
    "text", ["signs=nato", "trails=7", "insets,insets=jinzhou", "no-control,signs=nato,trails=1"]
)
def test_what_is_said_of_layers_can_be_said_again(text: str) -> None:
    shown = shown_from(None, text, VIEWS)
    assert shown_from(None, layers_text(shown), VIEWS) == shown
    assert sorted(layers_text(shown).split(",")) == sorted(text.split(","))


def test_settings_set_what_they_say() -> None:
    shown = shown_from(None, "signs=nato,trails=4,insets=theatre", VIEWS)
    assert (shown.signs, shown.trail_days, shown.inset) == (Signs.NATO, 4, "theatre")
    assert "insets" in shown.layers


@pytest.mark.parametrize(
    ("text", "known"),
    [("signs=runic", "period, nato"), ("trails=3", "1, 2, 4"), ("insets=mars", "jinzhou"),
     ("sings=nato", "signs, trails, insets")],
)  # fmt: skip
def test_a_setting_that_there_is_not_is_refused_with_what_there_is(text: str, known: str) -> None:
    with pytest.raises(UsageError, match=known):
        shown_from(None, text, VIEWS)
