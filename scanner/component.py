"""The claim extractor as a spaCy component: `nlp.add_pipe("telemedicine_claims")`.

It reads the text of a Doc, whatever tokenizer made it, and writes the span group
`doc.spans["claims"]`: one span a claim, labelled with its kind (`pay`, `licensing`, ...),
its rule as the span's id. The values are in `doc._.telemedicine_claims`, in the same order.
A span is widened to whole tokens of the Doc.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from scanner.claims import Extractor
from scanner.model import Document, Kind, Posting
from scanner.postings import read
from scanner.rules import load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.model import Claim

GROUP = "claims"
ATTRIBUTE = "telemedicine_claims"


@Language.factory(ATTRIBUTE, default_config={"patterns": []}, assigns=["doc.spans", f"doc._.{ATTRIBUTE}"])
def make_component(nlp: Language, name: str, patterns: Sequence[str]) -> ClaimComponent:  # noqa: ARG001 - spaCy passes both
    """The component under the built-in rules and those in the folders `patterns`."""
    return ClaimComponent(Extractor(load(*map(Path, patterns))))


class ClaimComponent:
    """Marks the claims of a Doc."""

    def __init__(self, extract: Extractor) -> None:
        self._extract = extract
        if not Doc.has_extension(ATTRIBUTE):
            Doc.set_extension(ATTRIBUTE, default=())

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc, with its claims marked."""
        spans, claims = [], []
        for claim, start, end in _located(doc.text, self._extract):
            span = doc.char_span(
                start, end, label=claim.kind.value, span_id=claim.rule, alignment_mode="expand"
            )
            if span is not None:
                spans.append(span)
                claims.append(claim)
        doc.spans[GROUP] = SpanGroup(doc, name=GROUP, spans=spans)
        doc._.set(ATTRIBUTE, tuple(claims))
        return doc


def _located(text: str, extract: Extractor) -> list[tuple[Claim, int, int]]:
    """The claims of a text and where their words stand in it, searched for in reading order."""
    found, at = [], 0
    for posting in read(Document("doc", text.encode(), "doc.txt", "text/plain")):
        if not isinstance(posting, Posting):
            continue
        for claim in extract(posting):
            start = text.find(claim.quote, at)
            start = text.find(claim.quote) if start < 0 else start
            if claim.kind is not Kind.CONTEXT and start >= 0:
                found.append((claim, start, start + len(claim.quote)))
                at = start
    return found
