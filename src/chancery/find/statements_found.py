"""What a walk through a document has found of utterances so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from chancery.find.statements_cues import Cue
from chancery.find.statements_form import carried
from chancery.find.statements_guests import Guests
from chancery.find.statements_interviews import Interview
from chancery.find.statements_quotes import Quote
from chancery.find.statements_scene import Place, Speaker
from chancery.model import Span

# How many sentences back the speaker of an unattributed quotation may lie.
_BACK = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """An utterance in a sentence: whose it is, the words that say so, the quotation that carries it."""

    place: Place
    speaker: Speaker
    cue: Cue | None = None
    quote: Quote | None = None

    @property
    def direct(self) -> bool:
        """Whether quotation marks carry the utterance."""
        return self.quote is not None or (self.cue is not None and carried(self.place, self.cue))


@dataclass(slots=True)
class Found:
    """What was found so far: utterances by sentence, whose each quotation is, whom a silent sentence is about.

    And whom the page lets speak: who answers an interview, the guests.
    """

    said: dict[int, list[Said]] = field(default_factory=dict)
    owners: dict[Span, list[Speaker]] = field(default_factory=dict)
    newcomers: dict[int, list[Speaker]] = field(default_factory=dict)
    interview: Interview | None = None
    guests: Guests = field(default_factory=Guests)

    def last(self, index: int) -> list[Speaker]:
        """Return the speakers of the nearest utterance before a sentence, none where it lies too far back."""
        for earlier in range(index - 1, index - 1 - _BACK, -1):
            if self.said.get(earlier):
                if earlier < index - 1 and self.newcomers.get(index - 1):
                    return self.newcomers[index - 1]
                speakers = [s.speaker for s in self.said[earlier]]
                return speakers if len({s.name for s in speakers}) < 2 or self.said[earlier][0].cue is self.said[earlier][-1].cue \
                    else speakers[:1]
        return []
