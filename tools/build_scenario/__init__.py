"""Build `scenarios/liaoshen/` from the raw tables of `tools/history/`.

Run `python -m tools.build_scenario` from the top folder. The result depends on nothing but those
tables and the mapping tables beside them (`tools/history/maps/`), so a second run changes no byte.
`scenario.yaml` is written by hand and is not touched.
"""
