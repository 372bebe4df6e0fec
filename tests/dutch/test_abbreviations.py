"""The table of abbreviations and the stop words."""

from __future__ import annotations

import pytest

from pipeline.dutch.abbreviations import abbreviations, is_known
from pipeline.dutch.stopwords import language_name, languages_told, stopwords
from pipeline.dutch.wordbook import number


def test_a_short_form_is_in_one_class() -> None:
    forms = abbreviations()
    assert not forms.never & forms.may_end
    assert not forms.never & forms.before_number
    assert not forms.may_end & forms.before_number


@pytest.mark.parametrize("form", ["bijv", "o.a", "i.p.v", "ca", "dr", "prof", "max", "nr", "e.d", "enz", "Dr", "mrt"])
def test_common_short_forms_are_known(form: str) -> None:
    assert is_known(form)


def test_only_words_of_one_language_tell() -> None:
    assert languages_told(number(["het", "the", "und", "dans", "is", "zink"])) == ["nl", "en", "de", "fr", None, None]
    assert set(stopwords()) == {"nl", "en", "de", "fr", "af", "fy"}


def test_language_names() -> None:
    assert [language_name("en", "nl"), language_name("en", "en"), language_name("xx", "nl")] == [
        "Engels",
        "English",
        "xx",
    ]
