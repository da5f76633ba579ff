"""Numbers as charts that an office program draws and its user edits, the data sheet inside."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.oxml.ns import qn
from pptx.util import Pt
from xlsxwriter import Workbook

from facilitator.figures.breaking import written

from .slides import Slide
from .template import Place

ROWS = 14  # bars at most on a slide, for one series; each further one takes as much again
_SIZE = 14  # pt
_DATA: Any = CategoryChartData  # these two have no types
_RGB: Any = RGBColor


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars: a name and a value of each series for every row; None is no bar.

    `colours` are RRGGBB for each row, () for ink. `most` is where the scale ends.
    """

    names: tuple[str, ...]
    series: tuple[tuple[str, tuple[float | None, ...]], ...]
    form: str
    most: float
    colours: tuple[str, ...] = ()

    def pages(self) -> tuple[Chart, ...]:
        """In parts that a slide has room for, evenly filled and on the same scale."""
        room = max(1, ROWS - 4 * (len(self.series) - 1))
        count = ceil(len(self.names) / room)
        each = ceil(len(self.names) / count) if count else 0
        return tuple(self._part(slice(at, at + each))
                     for at in range(0, len(self.names), each)) if count else ()

    def _part(self, rows: slice) -> Chart:
        return Chart(self.names[rows], tuple((name, values[rows]) for name, values in self.series),
                     self.form, self.most, self.colours[rows])


def form_of(values: Sequence[float | None], percent: bool) -> str:
    """The number form of a chart's figures, with as many decimals as the report's tables show."""
    if percent:
        return "0.0 %"
    return "0" if all(value is None or float(value).is_integer() for value in values) else "0.00"


def chart(slide: Slide, data: Chart, place: Place, title: str, alt: str) -> None:
    """A native bar chart with its alternative text."""
    sheet = _DATA(number_format=data.form)
    sheet.categories = [written(name) or "–" for name in data.names]
    for name, values in data.series:
        sheet.add_series(written(name), values)
    frame = slide.made.shapes.add_chart(
        XL_CHART_TYPE.BAR_CLUSTERED, *(Pt(value) for value in place), sheet)
    properties = frame._element.nvGraphicFramePr.cNvPr
    properties.set("name", title)
    properties.set("descr", alt)
    made: Any = frame.chart
    # The library writes its sheet with XlsxWriter's own settings: "=1+1" were a live formula there.
    made.part.chart_workbook.update_from_xlsx_blob(_workbook(data))
    _look(made, data)
    _spoken(made.part._element, slide.deck.language)


def _spoken(space: Any, language: str) -> None:
    """The chart's language, which says also how its numbers are written."""
    first = space.find(qn("c:date1904"))
    lang = space.makeelement(qn("c:lang"), {"val": language})
    space.insert(0 if first is None else space.index(first) + 1, lang)
    for look in space.iter(qn("a:defRPr")):
        look.set("lang", language)


def _look(made: Any, data: Chart) -> None:
    made.font.size, made.has_title = Pt(_SIZE), False
    made.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
    made.has_legend = len(data.series) > 1
    if made.has_legend:
        made.legend.position, made.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    values, names = made.value_axis, made.category_axis
    values.visible, values.has_major_gridlines = False, False
    values.minimum_scale, values.maximum_scale = 0, data.most * 1.08 or 1
    names.reverse_order, names.has_major_gridlines = True, False
    names.major_tick_mark, names.tick_label_position = XL_TICK_MARK.NONE, XL_TICK_LABEL_POSITION.LOW
    names.format.line.width = Pt(1.5)
    names.format.line.color.theme_color = MSO_THEME_COLOR.TEXT_1
    plot = made.plots[0]
    plot.gap_width, plot.overlap, plot.has_data_labels = 45, -10, True
    plot.data_labels.number_format, plot.data_labels.number_format_is_linked = data.form, False
    plot.data_labels.font.size, plot.data_labels.font.bold = Pt(_SIZE), True
    for nth, series in enumerate(plot.series):
        _series(series, nth, data.colours)


def _series(series: Any, nth: int, colours: tuple[str, ...]) -> None:
    """The first in ink, others hollow: told apart without colour."""
    look = series.format
    look.fill.solid()
    look.fill.fore_color.theme_color = \
        MSO_THEME_COLOR.BACKGROUND_1 if nth else MSO_THEME_COLOR.TEXT_1
    look.line.width = Pt(1.5)
    look.line.color.theme_color = MSO_THEME_COLOR.TEXT_1
    for at, colour in enumerate(colours):
        point = series.points[at].format
        point.fill.solid()
        point.fill.fore_color.rgb = _RGB(*bytes.fromhex(colour))
        point.line.fill.background()


def _workbook(data: Chart) -> bytes:
    """The data sheet, where people's words stay words."""
    file = io.BytesIO()
    book = Workbook(file, {"in_memory": True, "strings_to_formulas": False,
                           "strings_to_urls": False, "strings_to_numbers": False})
    sheet, form = book.add_worksheet(), book.add_format({"num_format": data.form})
    sheet.write_column(1, 0, [written(name) or "–" for name in data.names])
    for column, (name, values) in enumerate(data.series, 1):
        sheet.write_string(0, column, written(name))
        for row, value in enumerate(values, 1):
            if value is not None:
                sheet.write_number(row, column, value, form)
    book.close()
    return file.getvalue()
