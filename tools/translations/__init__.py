"""Keep the Chinese words in step with the program: `python -m tools.translations`.

Qt Linguist's own tools do the work: `lupdate` gathers every text of `ui` and every template of
`messages/` into `assets/translations/zh_CN.ts`, which is edited by hand or in Linguist, and
`lrelease` compiles that to the `zh_CN.qm` which the program reads. Both files are committed; a
second run changes no byte.
"""
