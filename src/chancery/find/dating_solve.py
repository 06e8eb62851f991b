"""The days on which a text without a date line can have been written, solved from what it says."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from chancery.find.dating_elapsed import find_counted, find_elapsed, find_lasting
from chancery.find.dating_facts import Facts, Known, gather
from chancery.find.times_clauses import scan_document
from chancery.find.times_grammar import TimeGrammar, fold_in_place, load_times
from chancery.find.times_scan import PRESENT, Found
from chancery.find.times_values import Anchor, resolve
from chancery.lang import Pack
from chancery.model import Interval, Reading
from chancery.world import World

# A text written so many days after all that it names has perhaps named something still to come.
_FAR = 300
# A date known only to a stretch longer than this is not known.
_LONGEST = 370
# Possible days further apart than this belong to different years.
_GAP_DAYS = 60
# News tells of a day that it names without a year within so many days.
_NEWS_LAG = 6
# Of several possible years the first is taken where it follows the latest year told of within so many.
_UNSURE = 3
# Characters after a date line in which the first sentence names the day of the week.
_OPENING = 300
# The lead: the characters in which the news itself is told.
_LEAD = 700
# What counts days or a week from another time.
_EXACT_DAYS = 8
# Characters in which a text without a date line first names the day of its news.
_FIRST_DAY = 400


@dataclass(frozen=True, slots=True)
class Limit:
    """Words of the text and the days on which they can have been written.

    A firm limit rules days out whatever else the text says; another one gives way where nothing would remain.
    """

    words: str
    allows: Callable[[dt.date], bool]
    firm: bool = True
    dates: bool = True
    of_office: bool = False


@dataclass(frozen=True, slots=True)
class Lines:
    """What stands as a date line: one without a year, a day of the week alone, or one in figures that can be read in two ways."""

    dated: Found | None = None
    weekday: Found | None = None
    either: Found | None = None


def solve(reading: Reading, lines: Lines, pack: Pack, world: World) -> tuple[Interval | None, tuple[str, ...]]:
    """Return the days on which a text can have been written, None where they are too many, and the reasons."""
    text, grammar = reading.document.text, load_times(pack)
    lines_of_site = reading.document.boilerplate  # a copyright line names the year of the site, not of the article
    found = tuple(f for f in scan_document(reading.document, grammar) if not any(span.holds(f.span) for span in lines_of_site))
    facts = gather(reading, found, pack, world)
    named = max([_lower(found), *facts.past], key=lambda d: d or dt.date.min)
    lower = named or _since_offices(facts, found) or _before_events(facts) or min(_read_either(lines), default=None)
    if lower is None:
        return None, ("no date line, and the text names no year",)
    limits = _limits(text, found, lines, facts, grammar)
    since = f"written on or after {lower.isoformat()}"
    if not any(limit.dates for limit in limits):
        return None, (f"{since}; nothing in the text says how long after",)
    days, used = _narrowed(_from(lower), limits)
    before = _lower(found, tuple(f for f in found if f.kind == "attributive" and "month" in f.fields))
    if named and before and before < named and (not days or (days[0] - named).days > _FAR):
        # "For the referendum of 16 April 2017": what a date with a noun names may have been still to come.
        other, reasons_for = _narrowed(_from(before), limits)
        other = _first_run(other)
        if other and other[-1] < named and (named - other[0]).days <= _LONGEST:
            lower, days, used = before, other, reasons_for
    if not days:
        return None, ("the dates in the text contradict each other",)
    if (named is None or lines.either) and len(_first_run(days)) < len(days):
        return None, ("the text names no year, and its days fall into several",)
    if all(limit.of_office for limit in limits if limit.dates) and len(_first_run(days)) < len(days):
        return None, ("the offices that the text names were held in several stretches of time",)
    if len(_first_run(days)) < len(days) and days[0].year - lower.year > _UNSURE:
        return None, (f"written on or after {days[0].isoformat()}, in one of several years",)
    late = [*(_lead_limits(text, found) if lines.dated is None else ()), *_first_day_limits(text, found)]
    days, more = _narrowed(_first_run(days), late)
    used += more
    if (days[-1] - days[0]).days > _LONGEST:
        return None, (f"written on or after {days[0].isoformat()}; nothing in the text says how long after",)
    first = lower.isoformat()
    opened = f"the text names {first} as past" if named else f"the offices that the text names were held from {first}"
    reasons = (opened, *(f"{words!r} allows only these days" for words in dict.fromkeys(used)))
    return Interval(days[0], days[-1]), reasons


def _limits(text: str, found: tuple[Found, ...], lines: Lines, facts: Facts, grammar: TimeGrammar) -> list[Limit]:
    """Return all that limits the days of writing, what is surest first."""
    line = lines.dated
    counted = [Limit(words, partial(_in_year, year=year), firm=False) for words, year in find_elapsed(text, grammar)]
    spans = (*find_counted(text, found, grammar), *find_lasting(text, found, grammar))
    reached = [Limit(c.span.of(text), c.allows, firm=False) for c in spans]
    return [
        *_line_limits(text, lines), *_weekday_limits(text, found, line, near=not reached), *_pair_limits(text, found, grammar), *reached,
        *_opening_limits(text, found, line), *counted, *_share_limits(text, found), *_fact_limits(text, facts),
        *_news_limits(text, found, facts), *_year_limits(text, found), *_ahead_limits(text, found),
    ]


def _from(lower: dt.date) -> list[dt.date]:
    return [lower + dt.timedelta(days=n) for n in range((dt.date.today() - lower).days + 2)]


def _narrowed(days: list[dt.date], limits: list[Limit]) -> tuple[list[dt.date], list[str]]:
    """Return the days that all firm limits allow, and of the others each that leaves any, with the words of those that ruled days out."""
    used: list[str] = []
    for limit in sorted(limits, key=lambda limit: not limit.firm):
        left = [day for day in days if limit.allows(day)]
        if not left and not limit.firm:
            continue
        if len(left) < len(days):
            used.append(limit.words)
        days = left
    return days, used


def _lower(found: tuple[Found, ...], apart: tuple[Found, ...] = ()) -> dt.date | None:
    """Return the first day on which the text can have been written: not before the latest time told as past, some times left apart.

    A year alone told in the present tense ("the two meet in 2024") may be still to come, and counts only where there is no other.
    """
    sure = tuple(f for f in found if not (f.told == PRESENT and f.kind == "date" and "month" not in f.fields))
    return _latest(sure, apart) or _latest(found, apart)


def _latest(found: tuple[Found, ...], apart: tuple[Found, ...]) -> dt.date | None:
    """Return the day after the latest time that names its year and is told as past."""
    today = dt.date.today()
    latest: list[dt.date] = []
    for item in found:
        if item in apart or item.ahead or item.kind == "until" or not {"year", "year2"} & set(item.fields):
            continue
        interval = resolve(item, Anchor(None))
        if interval:
            bare = item.value == "calendar" and "month" not in item.fields
            done = bare and item.kind != "range"
            after = dt.date(interval.end.year + 1, 1, 1) if done else interval.start
            latest.append(interval.end if item.value == "share" else after)
    return max((day for day in latest if day <= today), default=None)


def _since_offices(facts: Facts, found: tuple[Found, ...]) -> dt.date | None:
    """Return the first day on which all that the text gives an office can have held it, terms that open after a time to come left out."""
    coming = min((i.end for f in found if f.ahead and "year" in f.fields and (i := resolve(f, Anchor(None)))), default=dt.date.max)
    starts = (min(start for start, _ in term.dates) for term in facts.terms)
    return max((start for start in starts if dt.date.min < start <= coming), default=None)


def _before_events(facts: Facts) -> dt.date | None:
    """Return a day on which an event that the text tells of against the day of writing was still far ahead."""
    starts = [days.start for known in facts.known for days in known.dates if known.coming]
    return max(starts) - dt.timedelta(days=_LONGEST) if starts else None


def _read_either(lines: Lines) -> tuple[dt.date, ...]:
    """Return the two days that a date line in figures can mean, none where there is no such line."""
    if lines.either is None:
        return ()
    first, second = lines.either.fields["either"]
    year = int(lines.either.fields["of"])
    return dt.date(year, second, first), dt.date(year, first, second)


def _line_limits(text: str, lines: Lines) -> Iterator[Limit]:
    """Yield the limits that a date line without a year, a day of the week alone or one of two readings sets."""
    if lines.weekday:
        weekday = int(lines.weekday.fields["weekday"])
        yield Limit(lines.weekday.span.of(text), lambda day: day.isoweekday() == weekday, firm=False, dates=False)
    if lines.either:
        yield Limit(lines.either.span.of(text), _read_either(lines).__contains__)
    line = lines.dated
    if line is None:
        return

    def allows(day: dt.date) -> bool:
        written = resolve(line, Anchor(day))
        return written is not None and written.start <= day <= written.end

    yield Limit(line.span.of(text), allows)


def _in_year(day: dt.date, year: int) -> bool:
    return day.year == year


def _opening_limits(text: str, found: tuple[Found, ...], line: Found | None) -> Iterator[Limit]:
    """Yield the limit set by the first day of the week in a text with a date line without a year: news is of that day or the one before."""
    if line is None:
        return
    opening = line.span.end if line.span.end < len(text) / 2 else 0  # a date line may also close the text
    item = next((f for f in found if f.value == "weekday" and 0 <= f.span.start - opening < _OPENING), None)
    if item and not item.ahead and "near" not in item.fields:
        weekday = int(item.fields["weekday"])
        yield Limit(item.span.of(text), lambda day: (day.isoweekday() - weekday) % 7 <= 1, firm=False)


def _lead_limits(text: str, found: tuple[Found, ...]) -> Iterator[Limit]:
    """Yield the limit set by the first day of the week that a lead names as no other than the last: news is of that day or the next."""
    item = next((f for f in found if f.value == "weekday" and f.span.start < _FIRST_DAY), None)
    if item and not item.ahead and item.fields.get("near", "this") == "this" and "weeks" not in item.fields:
        weekday = int(item.fields["weekday"])
        yield Limit(item.span.of(text), lambda day: (day.isoweekday() - weekday) % 7 <= 1, firm=False, dates=False)


def _pair_limits(text: str, found: tuple[Found, ...], grammar: TimeGrammar) -> Iterator[Limit]:
    """Yield the limits set by neighbours that name one time twice: "yesterday, 2 April"; "in 1998, now twenty years ago"."""
    for number, (a, b) in enumerate(itertools.pairwise(found)):
        if not grammar.apposed.fullmatch(fold_in_place(text[a.span.end : b.span.start])):
            continue
        before = next((f for f in reversed(found[:number]) if not a.counts_days or "day" in f.fields), None)
        if (a.value in ("after", "same") and before is None) or b.value in ("after", "same"):
            continue
        if b.value == "shift" and b.fields.get("unit") == "year" and b.fields.get("sign") == 0:
            continue  # "founded in 1971, this year": what follows is said of this year
        if a.value == "shift" and a.fields.get("unit") == "year" and "year" not in b.fields:
            continue  # "last year in May"
        agree = partial(_agree, a=_ways(a), b=_ways(b), before=before)
        yield Limit(text[a.span.start : b.span.end], _weekly(agree) if _turns_weekly(a) and _turns_weekly(b) else agree)


def _turns_weekly(item: Found) -> bool:
    """Return whether how far off an expression's days are depends on the day of the week alone: "yesterday", "Tuesday"."""
    return item.value == "weekday" or (item.value == "shift" and item.fields.get("unit") == "day")


def _weekly(allows: Callable[[dt.date], bool]) -> Callable[[dt.date], bool]:
    """Return a limit that asks another one once for each day of the week."""
    known: dict[int, bool] = {}

    def allowed(day: dt.date) -> bool:
        weekday = day.isoweekday()
        if weekday not in known:
            known[weekday] = allows(day)
        return known[weekday]

    return allowed


def _agree(day: dt.date, a: tuple[Found, ...], b: tuple[Found, ...], before: Found | None) -> bool:
    """Return whether two names of one time, each in the ways that it can be meant, can mean the same on a day.

    The first may count from the time named before.
    """
    anchor = Anchor(day)
    previous = resolve(before, anchor) if before else None
    first, second = _resolved(a, Anchor(day, previous)), _resolved(b, anchor)
    if a[0].value == "after":
        # "Three weeks later" is seldom exact to the day.
        slack = dt.timedelta(days=3)
        first = [Interval(i.start - slack, i.end + slack) if i.days < _EXACT_DAYS else i for i in first]
    return not first or not second or any(i.overlaps(j) for i in first for j in second)


def _ways(item: Found) -> tuple[Found, ...]:
    """Return an expression as it can be meant, last or next: "tomorrow, Tuesday", "tomorrow, 22 August"."""
    ways = {True, False} if item.value in ("weekday", "calendar") and "year" not in item.fields else {item.ahead}
    return tuple(replace(item, ahead=ahead) for ahead in sorted(ways))


def _resolved(items: tuple[Found, ...], anchor: Anchor) -> list[Interval]:
    return [days for item in items if (days := resolve(item, anchor))]


def _weekday_limits(text: str, found: tuple[Found, ...], line: Found | None, near: bool) -> Iterator[Limit]:
    """Yield the limits set by dates that name their day of the week: such days lie within a week, and fall on that day.

    With a year they may be further back, so their limit gives way.
    """
    for item in found:
        if item.value == "calendar" and {"weekday", "day", "month"} <= set(item.fields):
            yield Limit(item.span.of(text), partial(_named_day, item=item), firm="year" not in item.fields)
            if item is not line and near:
                yield Limit(item.span.of(text), partial(_within_a_week, item=item), firm=False)


def _named_day(day: dt.date, item: Found) -> bool:
    interval = resolve(item, Anchor(day))
    return interval is None or interval.start.isoweekday() == int(item.fields["weekday"])


def _within_a_week(day: dt.date, item: Found) -> bool:
    """Return whether a date named with its day of the week lies within a week of the day of writing, on the side told of."""
    interval = resolve(item, Anchor(day))
    if interval is None:
        return True
    return 1 <= (interval.start - day).days <= 6 if item.ahead else 0 <= (day - interval.start).days <= 6


def _year_limits(text: str, found: tuple[Found, ...]) -> Iterator[Limit]:
    """Yield the limits set by years that a text names and does not call "last year", though it has these words for another."""
    told = [f for f in found if f.value == "calendar" and "year" in f.fields and "day" not in f.fields and f.kind == "date" and not f.ahead]
    if any(f.value == "shift" and f.fields.get("unit") == "year" and f.fields.get("sign") == -1 for f in found):
        for item in told:
            interval = resolve(item, Anchor(None))
            if interval:
                yield Limit(item.span.of(text), partial(_not_the_year_after, year=interval.start.year), firm=False, dates=False)


def _not_the_year_after(day: dt.date, year: int) -> bool:
    return day.year != year + 1


def _ahead_limits(text: str, found: tuple[Found, ...]) -> Iterator[Limit]:
    """Yield the limits set by dates with a year that the text tells of as still to come."""
    for item in found:
        interval = resolve(item, Anchor(None)) if item.ahead and "year" in item.fields else None
        if interval:
            yield Limit(item.span.of(text), interval.end.__ge__, firm=False)


def _share_limits(text: str, found: tuple[Found, ...]) -> Iterator[Limit]:
    """Yield the limits set by figures for part of a year: once the year is over, news gives the figure for all of it."""
    for item in found:
        interval = resolve(item, Anchor(None)) if item.value == "share" and "year" in item.fields and not item.ahead else None
        if interval and interval.end.month < 12:
            last = dt.date(interval.end.year + 1, 1, 31)
            yield Limit(item.span.of(text), last.__ge__, firm=False)


def _fact_limits(text: str, facts: Facts) -> Iterator[Limit]:
    """Yield the limits set by public facts that the text names: offices held, inaugurations, meetings, events with known dates."""
    for known in facts.known:
        yield Limit(known.item.span.of(text), partial(_meets, known=known), firm=False)
    for term in facts.terms:
        yield Limit(term.words, partial(_within, dates=term.dates), firm=False, dates=term.bounded, of_office=True)
    for item in facts.this_year:
        yield Limit(item.span.of(text), partial(_same_year_and_over, item=item), firm=False)


def _within(day: dt.date, dates: tuple[tuple[dt.date, dt.date], ...]) -> bool:
    return any(start <= day <= end for start, end in dates)


def _meets(day: dt.date, known: Known) -> bool:
    interval = resolve(known.item, Anchor(day))
    return interval is None or any(interval.overlaps(d) for d in known.dates if known.coming or d.start <= day)


def _same_year_and_over(day: dt.date, item: Found) -> bool:
    """Return whether a month named without a year lies in the year of writing, and is over."""
    interval = resolve(item, Anchor(day))
    return interval is None or (interval.start.year == day.year and interval.end < day)


def _news_limits(text: str, found: tuple[Found, ...], facts: Facts) -> Iterator[Limit]:
    """Yield the limits set by the days that the lead names, with a year only the latest of all: the news is a few days old.

    A visit under way still has its end ahead.
    """
    lead = [f for f in found if f.span.start < _LEAD and {"day", "month"} <= set(f.fields) | _ends(f)]
    latest = max((i.start for f in found if "year" in f.fields and not f.ahead and (i := resolve(f, Anchor(None)))), default=None)
    for item in lead:
        dated = resolve(item, Anchor(None))
        if not item.ahead and (dated is None or (latest is not None and dated.start >= latest)):
            yield Limit(item.span.of(text), partial(_recent, item=item, ahead=facts.ahead), firm=False)


def _first_day_limits(text: str, found: tuple[Found, ...]) -> Iterator[Limit]:
    """Yield the limit that a day opening the text sets, named by its weekday and date: such news is of that day or the one before."""
    for item in found:
        if item.span.start < _OPENING and item.value == "calendar" and not item.ahead and _plain_day(item):
            yield Limit(item.span.of(text), partial(_recent, item=item, ahead=False, lag=1), firm=False, dates=False)


def _plain_day(item: Found) -> bool:
    """Return whether an expression names a day by its weekday and date, and does not call it the last or this one."""
    return {"weekday", "day", "month"} <= set(item.fields) and "said" not in item.fields


def _ends(found: Found) -> set[str]:
    """Return the fields that the end of a range gives."""
    return {k.rstrip("2") for k in found.fields}


def _recent(day: dt.date, item: Found, ahead: bool, lag: int = _NEWS_LAG) -> bool:
    """Return whether a day or run of days named without a year is recent news, under way where the text still looks ahead."""
    interval = resolve(item, Anchor(day))
    if interval is None:
        return True
    last = interval.end if item.value == "range" and ahead else interval.end + dt.timedelta(days=lag)
    return interval.start <= day <= last


def _first_run(days: list[dt.date]) -> list[dt.date]:
    """Return the possible days up to the first gap that is longer than two months: the earliest year that fits."""
    for number, (day, following) in enumerate(itertools.pairwise(days)):
        if (following - day).days > _GAP_DAYS:
            return days[: number + 1]
    return days
