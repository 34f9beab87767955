from datetime import date

import pytest
from django.core.paginator import Paginator
from django.http import QueryDict
from django.template import TemplateSyntaxError

from kimpass.ui.parts import Hit, Step, Tab

ATTACK = '<script>alert("x")</script>'


@pytest.mark.parametrize(
    "source",
    [
        "{% badge text=word %}",
        "{% state text=word %}",
        "{% icon name='add' label=word %}",
        "{% person_name family=word given=word original=word lang=word dir=word href=word %}",
        "{% button text=word name=word value=word more=word %}",
        "{% link_button text=word href=word more=word dialog=True %}",
        "{% dialog_link text=word href=word more=word %}",
        "{% crumbs word word word %}",
        "{% empty text=word hint=word action=word href=word %}",
        "{% panel title=word id='x' count=word meta=word %}{{ word }}{% endpanel %}",
        "{% panel title=word id='x' link=word href=word %}{% endpanel %}",
        "{% note %}{{ word }}{% endnote %}",
        "{% dialog title=word back=word %}{{ word }}{% enddialog %}",
        "{% scroll label=word %}{{ word }}{% endscroll %}",
        "{% hits items=none query=word %}",
    ],
)
def test_what_people_typed_stays_text(draw, source):
    html = draw(source, word=ATTACK)
    assert "<script" not in html
    assert "&lt;script" in html


def test_badge_says_its_kind_by_sign_and_word(draw):
    html = draw('{% badge text="fehlt" kind="warning" %}')
    assert "kern-badge--warning" in html
    assert "kern-icon--warning" in html
    assert ">fehlt<" in html


@pytest.mark.parametrize(
    "source",
    [
        '{% badge text="x" kind="red" %}',
        '{% state text="x" kind="red" %}',
        '{% button text="x" kind="red" %}',
        '{% note kind="red" %}x{% endnote %}',
        '{% crumbs "Fälle" "/faelle/" %}',
    ],
)
def test_a_kind_that_does_not_exist_is_refused(draw, source):
    with pytest.raises(ValueError, match=r"red|crumbs"):
        draw(source)


def test_an_argument_that_does_not_exist_is_refused(draw):
    with pytest.raises((TemplateSyntaxError, TypeError)):
        draw('{% badge text="x" colour="red" %}')


def test_person_name_keeps_direction_to_itself(draw):
    html = draw('{% person_name family="Al-Ahmad" given="Mohammed" original="الأحمد محمد" lang="ar" %}')
    assert "<bdi>Al-Ahmad, Mohammed</bdi>" in html
    assert '<bdi class="orig" lang="ar" dir="rtl">الأحمد محمد</bdi>' in html


def test_person_name_without_original_is_latin_only(draw):
    assert "orig" not in draw('{% person_name family="Popescu" %}')


def test_original_name_of_unknown_language_finds_its_direction_itself(draw):
    assert 'dir="auto"' in draw('{% original_name text="Шевченко" %}')


def test_dialog_is_named_by_its_heading(draw):
    html = draw('{% dialog title="Fall abschließen" back="/faelle/" %}Text{% enddialog %}')
    assert 'aria-labelledby="dialog-title"' in html
    assert 'id="dialog-title">Fall abschließen<' in html
    assert 'href="/faelle/" data-close' in html


def test_dialog_without_a_way_back_closes_by_itself(draw):
    assert '<form method="dialog">' in draw('{% dialog title="Hilfe" %}Text{% enddialog %}')


def test_panel_shows_the_number_of_its_rows_even_when_it_is_none(draw):
    assert '<span class="count">0</span>' in draw('{% panel title="Ziele" id="ziele" count=0 %}{% endpanel %}')
    assert "count" not in draw('{% panel title="Ziele" id="ziele" %}{% endpanel %}')


def test_link_button_opens_the_dialog_only_where_asked(draw):
    assert 'hx-target="#dialogs"' in draw('{% link_button text="Notiz" href="/n/" dialog=True %}')
    assert "hx-" not in draw('{% link_button text="Notiz" href="/n/" %}')


def test_crumbs_end_with_this_page(draw):
    html = draw('{% crumbs "Fälle" "/faelle/" "ML-2026-0001" %}')
    assert '<a href="/faelle/">Fälle</a>' in html
    assert '<li aria-current="page">ML-2026-0001</li>' in html


def test_tabs_mark_the_current_one(draw):
    html = draw(
        '{% tabs items=items label="Abschnitte" %}', items=[Tab("Lage", "#a", current=True), Tab("Ziele", "#b")]
    )
    assert html.count('aria-current="page"') == 1
    assert 'aria-label="Abschnitte"' in html


def test_steps_tell_the_state_in_words_too(draw):
    items = [
        Step("Zugang", date(2025, 10, 14), "done"),
        Step("Assessment", None, "now", "2. Runde"),
        Step("Monitoring", date(2026, 5, 4), "was"),
        Step("Abschluss"),
    ]
    html = draw('{% steps items=items label="Phasen" %}', items=items)
    assert html.count('aria-current="step"') == 1
    assert "erledigt" in html
    assert "in einer früheren Runde" in html
    assert "14.10.2025" in html
    assert "2. Runde" in html


def test_hits_give_reason_and_withhold_content(draw):
    items = [Hit("Shevchenko, Olena", "/p/1", reason="klingt gleich"), Hit("Ein Treffer bei einer anderen Stelle")]
    html = draw("{% hits items=items %}", items=items)
    assert "klingt gleich" in html
    assert html.count("<a ") == 1


def test_no_hits_say_what_to_do(draw):
    html = draw('{% hits items=items query="Xyz" %}', items=[])
    assert "Kein Treffer für „Xyz“" in html
    assert "Schreibweise" in html


def test_pager_keeps_the_filters(draw):
    page = Paginator(range(100), 10).page(2)
    html = draw("{% pager page=page query=query %}", page=page, query=QueryDict("phase=intake&seite=2&ort=a%26b"))
    assert "?phase=intake&amp;ort=a%26b&amp;seite=3" in html
    assert html.count('aria-current="page"') == 1
    assert "seite=2&amp;seite" not in html


def test_pager_of_one_page_is_not_shown(draw):
    assert draw("{% pager page=page %}", page=Paginator([1], 10).page(1)).strip() == ""
