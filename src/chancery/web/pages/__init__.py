"""Pages, forms and pictures, each with its path."""

from __future__ import annotations

from chancery.web.pages import actor, document, dyad, judging, method, pictures, promises, reading, records, start, story, world

PAGES = (
    ("/", start.start),
    ("/search", start.search),
    ("/read", reading.ask),
    ("/read/{key}", reading.show),
    ("/documents", document.documents),
    ("/document/{key}", document.document),
    ("/records", records.records),
    ("/record/{id}", records.record),
    ("/dyad", dyad.choose),
    ("/dyad/{first}/{second}", dyad.dyad),
    ("/actor", actor.choose),
    ("/actor/{code}", actor.actor),
    ("/world", world.world),
    ("/method", method.method),
    ("/stories", story.stories),
    ("/story/{id}", story.story),
    ("/conflicts", story.conflicts),
    ("/promises", promises.promises),
    ("/judge", judging.judge),
)
# Short ways to a page, for forms that ask which one.
JUMPS = (("/dyad/go", dyad.go),)
FORMS = (("/read", reading.read), ("/read/{key}/add", reading.add), ("/judge", judging.decide))
PICTURES = (
    ("/chart/dyad/{first}/{second}.svg", pictures.months),
    ("/chart/ties/{first}/{second}.svg", pictures.ties),
    ("/chart/figures/{first}/{second}.svg", pictures.figures),
    ("/chart/actor/{code}.svg", pictures.network),
    ("/chart/offices/{code}.svg", pictures.offices),
    ("/chart/matrix.svg", pictures.matrix),
    ("/chart/map.svg", pictures.country_map),
    ("/chart/coverage.svg", pictures.coverage),
)


def navigation() -> tuple[str, ...]:
    """Return the names of the pages that can be gone to from every page, in their order."""
    return ("start", "read", "dyad", "actor", "world", "stories", "conflicts", "promises", "records", "documents", "judge", "method")
