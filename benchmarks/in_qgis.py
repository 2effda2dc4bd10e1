"""The job in QGIS: a point layer with labels over the ground as a raster, drawn by its own job.

QT_QPA_PLATFORM=offscreen PYTHON benchmarks/in_qgis.py DIR FRAMES   (a Python with qgis and av)
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
from measured import Film, tell
from qgis.core import (
    QgsApplication,
    QgsFeature,
    QgsGeometry,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsPointXY,
    QgsRasterLayer,
    QgsRectangle,
    QgsSingleSymbolRenderer,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QImage


def units_layer(job: dict) -> QgsVectorLayer:
    """Return the units as points with labels that have a halo, all of them shown."""
    layer = QgsVectorLayer("Point?field=name:string&field=colour:string", "units", "memory")
    features = []
    for name, colour, (x, y) in zip(job["names"], job["colours"], job["pixels"][0], strict=True):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([name, colour])
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x, -y)))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    symbol = QgsMarkerSymbol.createSimple({"name": "square", "size": "4", "color": "#b03030"})
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    buffer = QgsTextBufferSettings()
    buffer.setEnabled(True)
    form = QgsTextFormat()
    form.setSize(8)
    form.setBuffer(buffer)
    labels = QgsPalLayerSettings()
    labels.fieldName = "name"
    labels.setFormat(form)
    labels.displayAll = True
    layer.setLabeling(QgsVectorLayerSimpleLabeling(labels))
    layer.setLabelsEnabled(True)
    return layer


def main(folder: Path, count: int) -> None:
    """Make the film and tell the rate."""
    application = QgsApplication([], False)
    application.initQgis()
    job = json.loads((folder / "job.json").read_text("utf-8"))
    ground = QgsRasterLayer(str(folder / "ground.png"), "ground")
    units = units_layer(job)
    assert ground.isValid()
    assert units.isValid()
    settings = QgsMapSettings()
    settings.setLayers([units, ground])
    settings.setOutputSize(QSize(1920, 1080))
    settings.setOutputDpi(96)
    settings.setExtent(QgsRectangle(0, -1080, 1920, 0))
    ids = sorted(feature.id() for feature in units.getFeatures())
    film = Film(folder / "qgis.mp4", (1920, 1080))
    image = QImage()

    def make(frames: int) -> None:
        nonlocal image
        for row in job["pixels"][:frames]:
            points = (QgsGeometry.fromPointXY(QgsPointXY(x, -y)) for x, y in row)
            units.dataProvider().changeGeometryValues(dict(zip(ids, points, strict=True)))
            painting = QgsMapRendererParallelJob(settings)
            painting.start()
            painting.waitForFinished()
            image = painting.renderedImage().convertToFormat(QImage.Format_RGB32)
            bits = image.constBits().asarray(image.byteCount())
            film.add(np.frombuffer(bits, np.uint8).reshape(1080, 1920, 4), "bgra")

    make(1)
    tell("QGIS: draw and encode", count, lambda: make(count))
    film.close()
    image.save(str(folder / "qgis.png"))
    application.exitQgis()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
