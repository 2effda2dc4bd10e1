"""English templates of the room `scenario`."""

from __future__ import annotations

from typing import Final

_FOLDER: Final[dict[str, str]] = {
    "scenario.folder_unreadable": 'the scenario folder "{folder}" cannot be read: {reason}',
    "scenario.no_head": 'the folder "{folder}" holds no scenario: there is no {file} in it',
    "scenario.one_error": 'the scenario "{folder}" has 1 error',
    "scenario.errors": 'the scenario "{folder}" has {errors} errors',
    "scenario.file_missing": "this file is missing, and a scenario needs it",
    "scenario.file_misspelt": 'no file of a scenario has this name (did you mean "{near}"?)',
    "scenario.file_empty": "this file is empty",
    "scenario.file_unreadable": "this file cannot be read: {reason}",
    "scenario.file_outside": "this is a link that leaves the scenario's folder (to {target}); "
    "put the file itself into the folder",
    "scenario.file_not_regular": "this is {kind}, not a file",
    "scenario.file_too_large": "this file is larger than {limit} MB",
    "scenario.line_too_long": "this line has {found} bytes, more than {limit}; "
    "break the text into lines",
    "scenario.nul": "a NUL byte stands here; this is not a text file",
    "scenario.workbook": "this is a spreadsheet workbook or an archive, not text; {way}",
    "scenario.encoding": "this is not UTF-8 (it looks like {found}); {way}",
    "scenario.encoding_other": "this is not UTF-8; {way}",
    "scenario.save_csv": 'in the spreadsheet choose "Save as" and "CSV UTF-8 (comma delimited)"',
    "scenario.save_utf8": "save it as UTF-8 in the editor",
    "scenario.control_character": "the control character {code} stands here; delete it",
    "scenario.control_escape": "this text holds a control character or half a character pair, "
    "written as an escape; delete it",
    "scenario.more_problems": "this file has more than {limit} problems; the rest is not listed",
}

_FORM: Final[dict[str, str]] = {
    "scenario.too_deep": "this is nested deeper than {limit} levels",
    "scenario.yaml_syntax": "this is not YAML: {said}",
    "scenario.yaml_tab": "a tab stands at the head of this line; indent with spaces",
    "scenario.yaml_anchor": 'anchors are not allowed here ("&{id}"); write the value out, '
    "or put the text in quotes",
    "scenario.yaml_alias": 'aliases are not allowed here ("*{id}"); write the value out, '
    "or put the text in quotes",
    "scenario.yaml_tag": 'tags are not allowed here ("{id}"); put a text that starts with "!" '
    "in quotes",
    "scenario.yaml_directive": 'lines that start with "%" are not allowed; delete them',
    "scenario.yaml_second_document": "a second document starts here; one file holds one",
    "scenario.yaml_key_not_text": "a list or a map stands in the place of a key",
    "scenario.key_doubled": 'the key "{id}" stands here a second time (first in line {line})',
    "scenario.not_events": 'a list with the key "events" is expected here',
    "scenario.json_syntax": "this is not JSON: {said}",
    "scenario.json_key_doubled": 'the key "{id}" stands twice in one object',
    "scenario.not_feature_collection": "a FeatureCollection with a list of features is expected",
    "scenario.not_features": "every feature must be an object",
    "scenario.table_empty": "this table is empty; its first line must name the columns",
    "scenario.delimiter": "the cells of this table are separated by {found}, not by a comma; {way}",
    "scenario.column_unnamed": "this column has no name",
    "scenario.column_doubled": 'the column "{id}" stands here a second time',
    "scenario.column_missing": 'the column "{id}" is missing, and this table needs it',
    "scenario.unknown_column": 'no column "{id}" is known in this table',
    "scenario.unknown_column_near": 'no column "{id}" is known in this table '
    '(did you mean "{near}"?)',
    "scenario.cell_count": "this row has {found} cells, the header has {expected}; "
    "a text with a comma must stand in quotes",
    "scenario.quote_open": "this quote is not closed before the file ends",
    "scenario.quote_after": "text stands after the closing quote of the cell that starts at "
    "{line}:{column}; double a quote inside a cell",
    "scenario.quote_inside": "a quote stands inside a cell without quotes; put the whole cell in "
    "quotes and double the one inside",
}

_VALUES: Final[dict[str, str]] = {
    "scenario.missing": "this must be given",
    "scenario.unknown_key": 'no key "{id}" is known here',
    "scenario.unknown_key_near": 'no key "{id}" is known here (did you mean "{near}"?)',
    "scenario.not_integer": '"{found}" is not a whole number; write it like 12000',
    "scenario.not_number": '"{found}" is not a number; write it like 41.1',
    "scenario.number_too_long": "this number is too long",
    "scenario.number_not_finite": "this number is not finite",
    "scenario.too_small": '"{found}" is too small: {limit} is the least',
    "scenario.too_large": '"{found}" is too large: {limit} is the most',
    "scenario.not_text": "a text is expected here",
    "scenario.not_id": '"{found}" is not an id; use letters, digits and _ . - + ( )',
    "scenario.id_too_long": '"{found}" is longer than {limit} characters',
    "scenario.not_list": "a list is expected here",
    "scenario.not_map": "a map with keys is expected here",
    "scenario.too_few": "too few stand here: {limit} is the least",
    "scenario.too_many": "too many stand here: {limit} is the most",
    "scenario.geometry_kind": "the geometry must be a LineString or a Polygon with one ring",
    "scenario.not_one_of": '"{found}" is not one of: {options}',
    "scenario.not_one_of_near": '"{found}" is not one of: {options} (did you mean "{near}"?)',
    "scenario.time_form": '"{found}" is not a time; write it like 1948-10-14T10:00 or 1948-10-14',
    "scenario.no_such_time": '"{found}" does not exist in the calendar',
    "scenario.time_far": '"{found}" is out of the calendar of this program',
    "scenario.time_needs_day": '"{found}" has no day; write it like 1948-10-14',
    "scenario.offset_form": '"{found}" is not an offset from UTC; write it like "+08:00"',
    "scenario.duration_form": '"{found}" is not a length of time; write it like 1h or 30min',
    "scenario.invalid": "{said}",
}

_KINDS: Final = (
    "unit", "place", "line", "source", "person", "side", "phase", "holder",
    "view", "style", "layer", "language",
)  # fmt: skip
_UNKNOWN: Final[dict[str, str]] = {
    **{f"scenario.unknown_{kind}": f'no {kind} "{{id}}"' for kind in _KINDS},
    **{
        f"scenario.unknown_{kind}_near": f'no {kind} "{{id}}" (did you mean "{{near}}"?)'
        for kind in _KINDS
    },
}

_MEANING: Final[dict[str, str]] = {
    "scenario.id_doubled": 'the id "{id}" stands here a second time (first in line {line})',
    "scenario.row_doubled": "this says the same as line {line} does for the same moment; "
    "keep one, or give one of them an account",
    "scenario.side_reserved": '"{id}" may not be the id of a side: it has a meaning in control.csv',
    "scenario.documented_without_source": "a documented row needs a source; "
    "name one, or call it inferred",
    "scenario.format_unknown": "this is format {found}, and this program reads format {known}",
    "scenario.projection_files": "a projection may not name a file, a grid or an init list; "
    "write it out with +proj=",
    "scenario.ends_before": "this is not after the start ({start})",
    "scenario.clock_too_long": "the clock may run for {limit} years at most",
    "scenario.outside_clock": "{found} lies outside the scenario's clock ({start} to {end})",
    "scenario.far_away": "{found} lies more than {limit} years from the scenario's clock",
    "scenario.step_too_long": "the step is longer than the clock runs",
    "scenario.step_too_short": "the step cuts the clock into more than {limit} frames",
    "scenario.phases_overlap": 'this phase starts before the phase "{id}" ends ({end})',
    "scenario.colour_doubled": 'the side "{id}" has the same colour',
    "scenario.time_and_start": 'give either "time" or "start", not both',
    "scenario.no_units": "this scenario has no unit; give at least one row",
    "scenario.no_waypoints": "this scenario has no waypoint; give at least one row",
    "scenario.cycle": "the order of battle runs in a circle: {units}",
    "scenario.too_many_levels": "the order of battle is deeper than {limit} levels here: {units}",
    "scenario.side_of_parent": 'the superior "{id}" is of another side ({side})',
    "scenario.unit_nowhere": 'neither "{id}" nor any superior of it has a waypoint, '
    "so it is never shown",
    "scenario.changes_nothing": 'this was "{id}" before, so nothing changes',
    "scenario.change_from_other": 'this says "{found}", but at that moment it is "{present}"',
    "scenario.half_a_point": 'this must be given, because "{given}" is',
    "scenario.no_position": "a waypoint needs a place, or lon and lat",
    "scenario.via_line": '"{found}" is not a line; write it like line:jingshen',
    "scenario.via_point": '"{found}" is not a point; write it like 121.1 41.2 (lon lat)',
    "scenario.via_not_route": 'the shape "{id}" is not a route',
    "scenario.depart_before": "{found} is before the unit arrives ({time})",
    "scenario.depart_after_next": "this is after the unit's next waypoint (line {line})",
    "scenario.same_time": 'a waypoint of "{unit}" with the same time stands in line {line}',
    "scenario.out_of_order": 'this is before the waypoint of "{unit}" in line {line}; '
    "the rows of a unit must rise in time",
    "scenario.inferred_from_nothing": "an inferred row says what it rests on: name a source, "
    "say it in the note, or call the row reconstructed",
    "scenario.figure_from_nothing": "a figure says where it is from: name a source, or give a note",
    "scenario.strength_exceeded": 'the formations directly under "{unit}" have {under} men, '
    "more than its own {own}: correct a figure, or explain it in explanations.csv",
    "scenario.total_exceeded": "the total ({total}) is less than its parts ({parts})",
    "scenario.event_outside_phase": 'this event does not begin within the phase "{phase}" '
    "({start} to {end}): give it another phase, or correct its start",
    "scenario.language_lacking": 'there is no {language} for "{text}", and the summary of the '
    "scenario has it",
    "scenario.letters_lacking": "the fonts of the program lack {letters}, which would stay blank: "
    "use another character",
    "scenario.letters_unknown": "the file {path} is missing or cannot be read: "
    "install the program again",
    "scenario.explains_nothing": "no such warning is given (any more): delete this row",
    "scenario.railway_to_itself": "the section ends at the place where it starts",
}

_LECTURE: Final[dict[str, str]] = {
    "scenario.lecture_missing": "there is no such lecture",
    "scenario.way_twice": 'give either "seconds" or "speed", not both',
    "scenario.names_doubled": "the same language stands here twice",
    "scenario.view_and_center": 'give either "view", or "center" and "width_km"',
    "scenario.no_camera": 'a stop needs a "view", or "center" and "width_km"',
}

TEMPLATES: Final[dict[str, str]] = {
    **_LECTURE,
    **_UNKNOWN,
    **_MEANING,
    **_FOLDER,
    **_FORM,
    **_VALUES,
}
