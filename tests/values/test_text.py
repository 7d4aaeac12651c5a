"""Wordings by language: which one is read, and what is no language."""

import pickle

import pytest

from incentives import Language, Text
from incentives.values.text import filled, filled_in, in_each, is_language, joined, known_languages

PRICE = Text(fr="prix", en="price")


@pytest.mark.parametrize(
    ("text", "tag", "expected"),
    [
        (PRICE, "fr", "prix"),
        (PRICE, "fr-BE", "prix"),  # a kind of French
        (PRICE, "zh", "price"),  # English where it has none
        (Text(fr="prix", de="Preis"), "zh", "prix"),  # else the first
        (Text(pt="preço", pt_BR="valor"), "pt-BR", "valor"),
        (Text("契税", "deed tax"), "zh-Hant", "契税"),
    ],
)
def test_the_nearest_language_is_read(text: Text, tag: str, expected: str) -> None:
    assert text.to(Language(tag)) == expected


def test_two_texts_are_chinese_and_english() -> None:
    """However they are given."""
    assert Text("契税", "deed tax") == Text(zh="契税", en="deed tax")
    assert Text.of({"fr": "prix", "en": "price"}) == PRICE
    assert repr(PRICE) == "Text(fr='prix', en='price')"
    assert (PRICE.languages, PRICE.each) == (("fr", "en"), ("prix", "price"))


def test_what_is_no_language_is_refused() -> None:
    """Neither a tag that is written otherwise, nor one that nobody speaks, nor no words at all."""
    for tag in ("FR", "fr_FR", "xy", "und", "français", "fr-BX", ""):
        assert not is_language(tag)
        with pytest.raises(ValueError, match="there is no language"):
            Language(tag)
    with pytest.raises(ValueError, match="there is no language 'xy'"):
        Text(xy="…")
    with pytest.raises(ValueError, match="at least"):
        Text()


def test_every_known_language_is_one() -> None:
    """Those that are offered where another was written."""
    tags = known_languages()
    assert {"zh", "en", "fr", "fr-BE", "zh-Hant"} <= set(tags)
    wrong = [tag for tag in tags if not is_language(tag)]
    assert all(
        tag.count("-") > 2 or tag.split("-")[-1].islower() or len(tag.split("-")[-1]) > 4
        for tag in wrong
    ), wrong


def test_a_wording_is_filled_in_each_language() -> None:
    """Of a library in its own; elsewhere in those of wording and gaps."""
    rule = Text("{fact}的规定", "rule on {fact}")
    assert filled_in(("fr", "en"), rule, fact=PRICE) == Text(fr="rule on prix", en="rule on price")
    assert filled(rule, fact=3) == Text("3的规定", "rule on 3")
    assert filled(rule, fact=PRICE).languages == ("zh", "en", "fr")
    assert joined([PRICE, PRICE], Text("、", ", ")) == Text(fr="prix, prix", en="price, price")
    assert in_each((Language.FR,), lambda language: language.tag) == Text(fr="fr")


def test_the_order_of_its_languages_is_no_part_of_it() -> None:
    """A document read back has them in another one; a sentence of the program is found still."""
    one, other = Text("契税", "deed tax"), Text(en="deed tax", zh="契税")
    assert one == other
    assert 1 == len({one, other})
    assert one != Text(zh="deed tax", en="契税")
    said = Text("是", "yes")
    assert "oui" == said.to(Language.FR) == Text(en=said.en, zh=said.zh).to(Language.FR)


def test_it_goes_to_another_process() -> None:
    assert pickle.loads(pickle.dumps((PRICE, Language("fr")))) == (PRICE, Language("fr"))  # noqa: S301
