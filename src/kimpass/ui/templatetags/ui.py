"""The design system's vocabulary in templates: typed functions of `kimpass.ui.components` under their own names."""

from django import template

from kimpass.ui import editing
from kimpass.ui.components import boxes, formparts, marks, pictures, values, ways, words

register = template.Library()

for block in (boxes.dialog, boxes.panel, boxes.note, boxes.scroll):
    register.simple_block_tag(block)

for tag in (
    boxes.empty,
    formparts.form_errors,
    editing.seen,
    editing.both_versions,
    marks.icon,
    marks.badge,
    marks.state,
    marks.person_name,
    marks.original_name,
    ways.button,
    ways.link_button,
    ways.dialog_link,
    ways.crumbs,
    ways.tabs,
    ways.steps,
    ways.hits,
    ways.pager,
    pictures.timeline_chart,
    pictures.ladder_chart,
    pictures.rungs,
    pictures.bars_chart,
    pictures.stack_chart,
    pictures.columns_chart,
    pictures.heat_table,
):
    register.simple_tag(tag)

register.simple_tag(words.word, takes_context=True)

for value in (
    values.de_date,
    values.de_day,
    values.de_time,
    values.de_datetime,
    values.de_decimal,
    values.de_money,
    values.fte,
    values.percent,
    values.period,
    values.initials,
    values.soften,
):
    register.filter(value.__name__, value)
