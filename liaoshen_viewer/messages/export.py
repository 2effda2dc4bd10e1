"""English templates of the rooms `paint` and `export`."""

from __future__ import annotations

from typing import Final

TEMPLATES: Final[dict[str, str]] = {
    "export.chart_ending": "{path} cannot be written as a chart: its name should end in {endings}.",
    "export.chart_large": (
        "A picture of {width} x {height} pixels is too large. Choose smaller letters, or write an "
        ".svg or .pdf."
    ),
    "export.broken_font": "The font file {path} cannot be used. Install the program again.",
    "export.no_font": (
        "The font family {family} is not in {folder}. Install the program again, or build the "
        "fonts with the tools of the source tree."
    ),
    "export.no_stops": "The lecture {path} has no stop yet. Record one, then try again.",
    "export.paper_ending": (
        "A lecture cannot be written to {path}: its name should end in .pdf (a handout) or .pptx "
        "(a deck)."
    ),
    "export.no_translation": (
        "The translations {path} cannot be read. Install the program again, or build them with the "
        "tools of the source tree."
    ),
    "export.bad_size": (
        "A picture of {width}x{height} cannot be made: the width must be 320 to 7680 pixels and "
        "the height 180 to 4320."
    ),
    "export.bad_time": (
        "The time {time} is outside the scenario's clock: it runs from {start} to {end}."
    ),
    "export.bad_order": "The last time, {last}, lies before the first, {first}. Exchange them.",
    "export.too_many": (
        "That would be {count} pictures, and at most {limit} are made at once. Take a longer step "
        "or fewer days."
    ),
    "export.days": "{first} to {last}",
    "export.program": "Made with Liaoshen Viewer {version}",
    "export.no_word": "A plan has no word {word}; did you mean {near}?",
    "export.bad_word": "{word}: {text} is not understood; write {wanted}.",
    "export.either": "A plan says either {one} or {other}, not both.",
    "export.needs": "In a plan, {word} needs {other} beside it.",
    "export.no_length": (
        "From {first} to {last} there is no film: the range is too short for its frames. Take a "
        "longer range, a faster speed, or a step."
    ),
    "export.plan_unread": "The plan {path} cannot be read: {reason}.",
    "export.plan_no_words": "The plan {path} is not a list of `word: text`.",
    "export.no_center": "center: {lon},{lat}: the scenario's projection has no such point.",
    "export.no_view": "view: {name}: no such view; the scenario has {views}.",
    "export.no_unit": "follow: {name}: no such formation (did you mean {near}?).",
    "export.unit_not_there": "follow: {name} is nowhere between the first and the last moment.",
    "export.no_chroma": "chroma: {chroma} is for films; pictures always have full colours.",
    "export.codec_of_film": "codec: {codec} is for films, which end in .mp4 or .webm.",
    "export.no_codec": "codec: {codec} cannot stand in a film that ends in {ending}: {known} can.",
    "export.no_chroma_in_av1": "chroma: {chroma} cannot be encoded as av1; take another codec.",
    "export.page_of_still": (
        "page: {page} is for one picture: end its name in .pdf, .svg or .png, and take one moment."
    ),
    "export.large_gif": (
        "A GIF of {size:.0f} MB: many programs refuse more than {most:.0f}. A smaller size, fewer "
        "pictures a second, a shorter range, or .webp or .mp4 make it smaller."
    ),
    "export.ending": (
        "{path}: nothing is written as {ending}; end the name in .mp4 or .webm for a film, in "
        ".gif, .webp or .apng for what plays over and over, in / for a folder of pictures, or in "
        ".png, .pdf or .svg for one picture."
    ),
    "export.one_picture": (
        "{path} can hold one picture, and the plan has {count}. Give one moment (from and to the "
        "same), or end the name in / for a folder of pictures."
    ),
    "export.no_folder": "The folder {folder} is not there, and {path} is to be in it. Make it.",
    "export.no_room": (
        "About {need:.0f} MB are needed and {free:.0f} MB are free in {folder}. Take a smaller "
        "size, fewer frames, or another disk."
    ),
    "export.in_the_way": (
        "{path} is there already, and nothing tells how it was made. Write elsewhere, or take "
        "--overwrite."
    ),
    "export.other_plan": (
        "{path} records another plan. Write elsewhere, or take --overwrite to start anew. What "
        "differs:\n  {differences}"
    ),
    "export.disk_full": (
        "The disk is full: {path} could not be written, {free} bytes are free. What was written "
        "before is whole; make room and give the same command again."
    ),
    "export.disk_full_bytes": (
        "The disk is full: {path} has {size} bytes, {free} are free. What was written before is "
        "whole; make room and give the same command again."
    ),
    "export.worker_died": (
        "A process that painted has ended without a word. What it finished is whole; give the "
        "same command again."
    ),
    "export.other_worker": (
        "The worker on {place} would make other pictures: it has {found}. Install the same "
        "versions there, or stop that worker; what is done is whole."
    ),
    "export.no_scheduler": (
        "No scheduler answers at {address}. Start one (dask scheduler), or correct the address."
    ),
    "export.no_workers": (
        "The scheduler at {address} has no worker yet. Start some: dask worker {address} "
        "--nthreads 1."
    ),
    "export.no_cluster": (
        "Using a scheduler needs more than is installed: pip install 'liaoshen-viewer[cluster]'."
    ),
    "export.bare_worker": (
        "The worker {place} cannot load Liaoshen Viewer: {reason}. Install it there, or stop that "
        "worker."
    ),
    "export.scheduler_gone": (
        "The scheduler at {address} gave the work up ({reason}). What is done is whole; give the "
        "same command again."
    ),
    "export.wrong_count": "The film {path} has {found} frames instead of {wanted}.",
    "export.not_packed": "A picture could not be packed: {reason}.",
    "export.size_rounded": "The size is rounded to {width}x{height}: films need even numbers.",
    "export.bad_folder": "The folder {folder} cannot be written to: {reason}.",
    "export.not_written": "The picture {path} could not be written: {reason}.",
}
