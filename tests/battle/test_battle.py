from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from liaoshen_viewer.battle import bundled_scenarios, find_scenario, open_battle
from liaoshen_viewer.errors import ScenarioError, UnreadableError, UsageError
from liaoshen_viewer.motion.state import state_at

LAMBERT = "+proj=lcc +lat_1=40 +lat_2=44 +lat_0=42 +lon_0=123 +datum=WGS84 +units=m"
HEAD = """\
format: 1
id: tiny
title: {{en: Tiny}}
summary: {{en: Tiny}}
clock: {{offset: "+08:00", start: 1948-10-01T00:00, end: 1948-10-05T00:00,
  campaign_start: 1948-10-01T00:00, campaign_end: 1948-10-05T00:00, step: 1h}}
map: {{projection: "{projection}"}}
views: [{{id: all, title: {{en: All}}, center: [121.0, 41.0], width_km: 400}}]
sides: [{{id: pla, name: {{en: Communists}}, short: {{en: PLA}}, colour: red}}]
phases: []
credits: []
"""
UNITS = "id,side,name_en,echelon,branch\nC01,pla,1st Column,column,infantry\n"
PLACES = "id,name_en,lon,lat\na,A,121.0,41.0\nb,B,121.5,41.5\n"


def written(
    folder: Path, via: str = "", projection: str = LAMBERT, account: str | None = None
) -> Path:
    """Write a scenario of one unit with one leg, and a route that it can take."""
    folder.mkdir()
    waypoints = (
        "unit,time,place,depart,via,status,certainty\n"
        f"C01,1948-10-01,a,1948-10-01,{via},moving,inferred\n"
        "C01,1948-10-02,b,,,reserve,inferred\n"
    )
    route = {
        "type": "Feature",
        "properties": {"id": "round", "kind": "route", "account": account},
        "geometry": {
            "type": "LineString",
            "coordinates": [[121.0, 41.0], [121.5, 41.0], [121.5, 41.5]],
        },
    }
    files = {
        "scenario.yaml": HEAD.format(projection=projection),
        "units.csv": UNITS,
        "places.csv": PLACES,
        "waypoints.csv": waypoints,
        "shapes.geojson": json.dumps({"type": "FeatureCollection", "features": [route]}),
    }
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_folder_becomes_a_battle(tmp_path: Path) -> None:
    battle = open_battle(written(tmp_path / "tiny"))
    times = battle.scenario.clock
    middle = state_at(battle.tracks, times.start_ms + 12 * 3_600_000).lonlat_deg[0]
    assert middle == pytest.approx((121.25, 41.25), abs=0.01)
    assert len(battle.basemap.railways) > 10


def test_leg_follows_a_route_of_the_scenario(tmp_path: Path) -> None:
    battle = open_battle(written(tmp_path / "tiny", via="line:round"))
    times = battle.scenario.clock
    half = [state_at(battle.tracks, times.start_ms + h * 3_600_000).lonlat_deg[0] for h in (4, 20)]
    assert half[0][1] == pytest.approx(41.0, abs=0.002)
    assert half[1][0] == pytest.approx(121.5, abs=0.002)


def test_a_route_of_another_account_is_no_line_to_travel_by(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError) as caught:
        open_battle(written(tmp_path / "tiny", via="line:round", account="somebody"))
    assert caught.value.problems[0].text().startswith('waypoints.csv:2:29: via: no line "round"')


def test_leg_follows_a_railway_of_the_map(tmp_path: Path) -> None:
    railway = next(iter(open_battle(find_scenario("liaoshen")).basemap.railways))
    battle = open_battle(written(tmp_path / "tiny", via=f"line:{railway}"))
    assert not np.isnan(battle.tracks.lonlat_deg).any()


def test_all_that_only_the_map_can_tell_is_told_at_once(tmp_path: Path) -> None:
    folder = written(tmp_path / "tiny", via="line:rownd", projection="+proj=nowhere")
    with pytest.raises(ScenarioError) as caught:
        open_battle(folder)
    texts = [problem.text() for problem in caught.value.problems]
    assert texts[0].startswith(
        'scenario.yaml:7:19: map.projection: the map projection "+proj=nowhere" is unknown to PROJ'
    )
    assert texts[1] == 'waypoints.csv:2:29: via: no line "rownd" (did you mean "round"?)'
    assert str(caught.value) == 'the scenario "tiny" has 2 errors'


def test_folder_without_a_scenario_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError):
        open_battle(tmp_path)


def test_bundled_scenario_is_found_by_its_name() -> None:
    assert find_scenario("liaoshen") == bundled_scenarios()["liaoshen"]


def test_folder_is_found_by_its_path(tmp_path: Path) -> None:
    folder = written(tmp_path / "tiny")
    assert find_scenario(str(folder)) == folder


def test_scenario_here_goes_before_a_bundled_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "liaoshen").mkdir()
    assert find_scenario("liaoshen") == bundled_scenarios()["liaoshen"]
    (tmp_path / "liaoshen" / "scenario.yaml").write_text("format: 1\n")
    assert find_scenario("liaoshen") == Path("liaoshen")


@pytest.mark.parametrize("text", ["laioshen", "no/such/folder", "\x00"])
def test_text_that_means_no_scenario_is_refused_with_a_way_out(text: str) -> None:
    with pytest.raises(UsageError, match=r"no scenario .*the name of a bundled one \(.*liaoshen"):
        find_scenario(text)
