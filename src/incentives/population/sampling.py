"""A population: row by row, each by itself, so that many processes make the same one."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from fractions import Fraction
from typing import cast

import attrs

from incentives.errors import CaseError, CaseFault
from incentives.facts.field import Role
from incentives.facts.plain import Document, unstructure_case, value_at
from incentives.facts.snapshot import take_snapshot
from incentives.policy.library import Library
from incentives.population.changing import ABSENT, Draft, changed, copied, with_changes
from incentives.population.drafting import Sketch
from incentives.population.drawing import Draw
from incentives.population.edges import edges_of
from incentives.population.models import OTHERS, Models
from incentives.population.scene import Scene, Way, Ways, facts_in, ways_of
from incentives.values.text import Text

_MOST_TRIES = 10
_MOST_EDGES = 12
_EDGE_EVERY = 4
_NONE = Text(
    "未能生成符合事实表要求的个案",
    "no case could be made up that the vocabulary takes",
)


@attrs.frozen(kw_only=True, repr=False)
class Manner:
    """How a population is drawn: which of all, with which share of facts unknown.

    `months`: as of a `Sketch`.
    """

    seed: int
    unknown: Fraction
    months: int


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Population:
    """Cases by their number; each hangs on the seed and its number alone.

    `models`: documents by what they show, all others first; empty: cases are made up from nothing.
    """

    scene: Scene
    models: tuple[tuple[str, tuple[Mapping[str, Document], ...]], ...]
    manner: Manner

    def case(self, number: int) -> object:
        """The case of this number, counted from 0; every fourth one is on an edge.

        That is, one of its facts, where it has one at which the law turns, is there, or one step
        below or above.

        Raises:
            CaseError: `no-case`, if nothing that is drawn is a case of the vocabulary.
        """
        for attempt in range(_MOST_TRIES):
            draw = Draw(f"{self.manner.seed}/{number}/{attempt}")
            draft = self._begun(number, draw)
            if draft is not None:
                is_on_edge = number % _EDGE_EVERY == _EDGE_EVERY - 1
                return (self._on_edge(draft, draw) if is_on_edge else draft).case
        raise CaseError([CaseFault(path="", text=_NONE, slug="no-case")])

    def _begun(self, number: int, draw: Draw) -> Draft | None:
        """A model with changes, or a case from nothing; what it does not say is drawn."""
        model = self._model(number, draw)
        document = {**(model or {}), **self._called(model, number, draw)}
        sketch = self._sketch(document, draw)
        if model is not None:
            sketch.change_some()
        draft = self._completed(document, sketch)
        if draft is None or not self.manner.unknown:
            return draft
        gaps = self._sketch(draft.document, draw).gaps(self.manner.unknown)
        return changed(draft.document, dict.fromkeys(gaps, ABSENT), self.scene)

    def _completed(self, document: Mapping[str, Document], sketch: Sketch) -> Draft | None:
        """With what is sketched on the document, and whatever else is asked.

        What came to nothing, or was refused, is drawn once more.
        """
        asked = self._asked_in(document)
        sketch.complete(asked)
        draft = changed(document, sketch.changes, self.scene, drawn=sketch.document)
        if draft is None:
            return None
        again = self._sketch(draft.document, sketch.draw)
        if draft.document is not sketch.document:
            again.complete(asked)
        elif sketch.left:
            again.draw_once_more(sketch.left)
        if not again.changes:
            return draft
        return changed(draft.document, again.changes, self.scene, drawn=again.document)

    def _sketch(self, document: Mapping[str, Document], draw: Draw) -> Sketch:
        """A sketch on what is the document now; that is not changed."""
        own = copied(document)
        return Sketch(scene=self.scene, draw=draw, document=own, months=self.manner.months)

    def _asked_in(self, document: Mapping[str, Document]) -> Callable[[Way], bool]:
        """Which facts are asked where the case is: those of the domain, and of the law there."""
        library = self.scene.library
        place = library.vocabulary.role(Role.JURISDICTION)
        chain = library.chain_of(str(document.get(place.name))) if place is not None else None

        def is_asked(way: Way) -> bool:
            asked = way.column.field.asked
            if asked is None or chain is None:
                return True
            return library.instruments[asked.instrument].jurisdiction in chain

        return is_asked

    def _model(self, number: int, draw: Draw) -> Mapping[str, Document] | None:
        """Every other case is one of what comes next, so that all that is shown is there soon."""
        if not self.models:
            return None
        at = Draw(f"{self.manner.seed}/models").below(len(self.models)) + number // 2
        shown = self.models[at % len(self.models)] if number % 2 == 0 else self.models[0]
        return draw.one_of(shown[1])

    def _called(
        self, model: Mapping[str, Document] | None, number: int, draw: Draw
    ) -> dict[str, Document]:
        """What the case is called, and where it is."""
        library = self.scene.library
        called: dict[str, Document] = {}
        name, place = (library.vocabulary.role(role) for role in (Role.NAME, Role.JURISDICTION))
        if name is not None:
            called[name.name] = f"样本 {number + 1}"
        if place is not None and (self.scene.place is not None or model is None):
            codes = [each.codes[0] for each in library.jurisdictions.values() if each.codes]
            called[place.name] = self.scene.place or draw.one_of(codes)
        return called

    def _on_edge(self, draft: Draft, draw: Draw) -> Draft:
        """The draft with one fact on an edge: one that it states, or else any.

        As it is where none of a few that are tried can be.
        """
        scene, edges = self.scene, self.scene.edges
        stated = [
            (way, steps) for way, steps in facts_in(draft.document, scene.ways) if way.name in edges
        ]
        of_case = (way for way in scene.ways.of_case if way.name in edges)
        places = stated or [(way, way.steps()) for way in of_case]
        for _ in range(_MOST_EDGES if places else 0):
            way, steps = draw.one_of(places)
            value = draw.one_of(edges[way.name])
            with suppress(CaseError):
                document = with_changes(draft.document, {steps: value})
                return Draft.of(document, scene)
        return draft


def population_of(
    library: Library, manner: Manner, *, on: date, place: str | None, like: Models
) -> Population:
    """The population; `place`: the code of the place where all of it is, None: anywhere.

    A model that is no case of the vocabulary is refused as `take_snapshot` does.
    """
    ways = ways_of(library)
    models = {
        name: tuple(_document(case, library) for case in cases)
        for name, cases in like.items()
        if cases and _is_law(name, place, library)
    }
    scene = Scene(
        library=library,
        ways=ways,
        on=on,
        place=place,
        seen=_seen([document for documents in models.values() for document in documents], ways),
        edges=edges_of(library, ways),
    )
    others = models.pop(OTHERS, tuple(each for documents in models.values() for each in documents))
    return Population(
        scene=scene,
        models=((OTHERS, others), *models.items()) if others else (),
        manner=manner,
    )


def _document(case: object, library: Library) -> Mapping[str, Document]:
    if type(case) is not library.vocabulary.root.cls:
        take_snapshot(case, library.vocabulary)  # which says what is wrong
    return unstructure_case(case)


def _is_law(name: str, place: str | None, library: Library) -> bool:
    """Whether what a model shows can be there; of other names than those of incentives all can."""
    chain = library.chain_of(place) if place is not None else None
    if chain is None or name not in library.incentives:
        return True
    return library.instruments[library.incentives[name].instrument].jurisdiction in chain


def _seen(
    documents: Sequence[Mapping[str, Document]], ways: Ways
) -> Mapping[str, Sequence[Document]]:
    """The values that the documents have of each fact, each once."""
    seen: dict[str, dict[str, Document]] = {}
    for document in documents:
        for way, steps in facts_in(document, ways):
            if not way.column.is_list:
                value = cast("Document", value_at(document, steps))
                seen.setdefault(way.name, {}).setdefault(repr(value), value)
    return {name: tuple(values.values()) for name, values in seen.items()}
