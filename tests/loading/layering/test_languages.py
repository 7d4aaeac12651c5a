"""The languages of a library: each text is in all of them, and so is what the vocabulary says."""

from pathlib import Path

import attrs
import pytest
from moneyed import Money

import incentives
from incentives import Choice, Language, PolicyError, Text, Unknown, fact
from incentives.loading.files.layering.languages import languages_of
from tests.loading.layering.test_layers import written


class Sort(Choice):
    """What is grown."""

    APPLE = "apple", Text(fr="pomme", en="apple")
    PEAR = "pear", Text(fr="poire", en="pear")


@attrs.frozen(kw_only=True)
class Orchard:
    """An orchard, called in French and English."""

    sort: Sort | Unknown = fact(Text(fr="espèce", en="sort"))
    spent: Money | Unknown = fact(Text(fr="dépense", en="spent"), unit="EUR", least=0)


def policies(folder: Path, *, languages: str, title: str, label: str = "part") -> Path:
    notice = f"""
        instrument:
          id: notice
          number: "7"
          title: {title}
          published: 2024-01-01
          in_force: {{from: 2024-01-01}}
        incentives:
          grant:
            title: {title}
            kind: grant
            cite: "1"
            trigger: not_stated
            amount: {{value: spent, at_most: {{figure: 40 EUR, cite: "3"}}}}
        """
    return written(
        folder,
        {
            "library.yaml": f'version: "1"\nlanguages: [{languages}]\n',
            "notice.yaml": notice,
        },
    )


FRENCH = "{fr: Vergers, en: Orchards}"


def test_a_library_is_in_its_languages_alone(tmp_path: Path) -> None:
    """Not one Chinese word is asked for; what the loader itself calls figures is in them too."""
    folder = policies(tmp_path / "p", languages="fr, en", title=FRENCH)
    library = incentives.load_library(folder, vocabulary=Orchard)
    assert library.languages == (Language("fr"), Language("en"))
    assert library.incentives["notice.grant"].title == Text(fr="Vergers", en="Orchards")
    texts = [parameter.text for parameter in library.parameters.values()]
    assert {text.languages for text in texts} == {("fr", "en")}
    assert languages_of((folder,)) == library.languages


def faults(*layers: Path) -> dict[str, str]:
    with pytest.raises(PolicyError) as refused:
        incentives.load_library(layers, vocabulary=Orchard)
    return {fault.slug: str(fault) for fault in refused.value.faults}


def test_a_text_that_lacks_a_language_is_a_fault(tmp_path: Path) -> None:
    """As one in a language that is none of the library's."""
    folder = policies(tmp_path / "p", languages="fr, en", title="{fr: Vergers}")
    assert "notice.yaml:5:18: 'title' lacks 'en'" in faults(folder)["missing-key"]
    folder = policies(tmp_path / "q", languages="fr, en", title="{fr: Vergers, zh: 果园}")
    assert "unknown key 'zh'" in faults(folder)["unknown-key"]


def test_a_plain_text_is_shown_as_it_is_to_be_written(tmp_path: Path) -> None:
    """Under the first language that is written so."""
    folder = policies(tmp_path / "p", languages="fr, en", title="Vergers")
    assert "Write {fr: Vergers, en: …}, in both languages." in faults(folder)["expected-table"]


def test_a_vocabulary_that_lacks_words_is_told(tmp_path: Path) -> None:
    """At the languages of the library, with each fact and value that has none."""
    folder = policies(tmp_path / "p", languages="fr, de", title="{fr: Vergers, de: Gärten}")
    told = faults(folder)["unworded-fact"]
    assert "no words in 'de' for 'sort', 'spent', 'Sort: apple', 'Sort: pear'" in told
    assert '`fact(Text(de="…", …), …)`' in told


def test_a_language_is_known(tmp_path: Path) -> None:
    """With the nearest one; a list of none is a fault."""
    folder = policies(tmp_path / "p", languages="fr-BX", title=FRENCH)
    told = faults(folder)["unknown-value"]
    assert "there is no language 'fr-BX'" in told
    assert "fr-B" in told.splitlines()[-1]
    folder = policies(tmp_path / "q", languages="", title=FRENCH)
    assert "'languages' names none" in faults(folder)["empty-list"]


def test_layers_are_in_the_same_languages(tmp_path: Path) -> None:
    """An upper one that says none follows; one that says others is refused."""
    lower = policies(tmp_path / "lower", languages="fr, en", title=FRENCH)
    upper = written(tmp_path / "upper", {"library.yaml": 'version: "1"\nlanguages: [de]\n'})
    written(upper, {"own.yaml": _own("{de: Eigenes}")})
    told = faults(upper, lower)["other-languages"]
    assert "upper/library.yaml:2:12: the layers below are in other languages: fr, en" in told
    written(upper, {"library.yaml": 'version: "1"\n', "own.yaml": _own(FRENCH)})
    library = incentives.load_library((upper, lower), vocabulary=Orchard)
    assert library.languages == (Language("fr"), Language("en"))
    assert languages_of((upper, lower)) == library.languages


def _own(title: str) -> str:
    return f"""
        instrument:
          id: own
          number: "8"
          title: {title}
          published: 2024-01-01
          in_force: {{from: 2024-01-01}}
        """


@pytest.mark.parametrize("words", [("种类",), (Text(fr="prix"), "price")])
def test_a_label_is_one_text_or_chinese_and_english(words: tuple[str, ...]) -> None:
    """A Chinese label alone, or an English one beside a text, would be half of one."""
    with pytest.raises(TypeError, match="expected a Text, or Chinese and English"):
        fact(*words)
