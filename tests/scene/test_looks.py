from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from liaoshen_viewer.scene.looks import layers_text, names_text, shown_from
from liaoshen_viewer.scene.shown import ALL_NAME_CHOICES, FURNITURE, LAYERS, Corner, Shown


@given(
    st.frozensets(st.sampled_from(LAYERS)),
    st.sampled_from(ALL_NAME_CHOICES),
    st.dictionaries(st.sampled_from(FURNITURE), st.sampled_from(Corner)),
)
def test_what_is_shown_can_be_said_in_a_plan(
    layers: frozenset[str], names: tuple[str, ...], placed: dict[str, Corner]
) -> None:
    seen = tuple((name, placed[name]) for name in LAYERS if name in placed and name in layers)
    shown = replace(Shown(), layers=layers, names=names, placed=seen)
    assert shown_from(names_text(shown) or None, layers_text(shown)) == shown
