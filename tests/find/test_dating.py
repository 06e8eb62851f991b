"""A document is dated by its date line or by what its words allow."""

from __future__ import annotations

from pathlib import Path

import pytest

from chancery.find.dating import date_document
from chancery.lang import load_pack
from chancery.model import Document, Reading
from chancery.pipeline import read
from chancery.tables import read_table
from chancery.world import load_world


def _published(text: str, language: str) -> dict[str, str] | None:
    reading = Reading(document=Document(id="test", text=text, language=language))
    dated = date_document(reading, load_pack(language), load_world()).published
    return dated.to_json() if dated else None


def test_date_after_a_label_is_the_day_of_writing() -> None:
    assert _published("Canada helpt Peru.\nGepubliceerd: 04-05-2022", "nl") == {"start": "2022-05-04", "end": "2022-05-04"}


def test_two_names_of_one_time_give_the_day() -> None:
    text = "Premierul a sosit ieri, 2 aprilie, la Madrid. Acordul a fost semnat pe 6 februarie 2019."
    assert _published(text, "ro") == {"start": "2019-04-03", "end": "2019-04-03"}


def test_text_without_a_year_stays_undated() -> None:
    assert _published("Canada helps Peru on Monday.", "en") is None


def _read(text: str, language: str) -> dict[str, str] | None:
    published = read(text, language=language).published
    return published.to_json() if published else None


def test_years_told_twice_give_the_year() -> None:
    text = (
        "De grens ging dicht in 1998, nu twintig jaar geleden. Het overleg begon op 5 juni. "
        "Drie weken later, eind vorige maand, volgde een akkoord."
    )
    assert _read(text, "nl") == {"start": "2018-07-01", "end": "2018-07-31"}


def test_last_weekday_with_its_date_gives_the_week() -> None:
    text = (
        "Afgelopen donderdag, 25 januari, sprak Chili met Peru. Gisteren, zondag, volgde Bolivia. "
        "De ambassade sloot op 22 december 2023."
    )
    assert _read(text, "nl") == {"start": "2024-01-29", "end": "2024-01-29"}


def test_oath_taken_last_week_dates_the_text_by_the_inauguration() -> None:
    text = "The Russian president was sworn in last week. Trade between Russia and Iran grew in 2023."
    assert _read(text, "en") == {"start": "2024-05-13", "end": "2024-05-19"}


def test_month_of_a_known_meeting_gives_the_year() -> None:
    text = (
        "India en China praten voor de tweede keer dit jaar over de grens. "
        "Sinds de ontmoeting tussen India en China in april is er weinig gebeurd. De handel groeide in 2017."
    )
    assert _read(text, "nl") == {"start": "2018-05-01", "end": "2018-12-31"}


def test_visit_under_way_dates_the_text_within_it() -> None:
    text = "De Poolse premier brengt van 20 tot 23 augustus een bezoek aan Chili. Hij zal ook Peru bezoeken. In juli 2024 werd Polen lid."
    assert _read(text, "nl") == {"start": "2024-08-20", "end": "2024-08-23"}


def test_date_in_another_clause_than_the_plan_is_past() -> None:
    text = "Premierul a sosit ieri, 2 aprilie, la Madrid. Peru a semnat pe 6 februarie 2019 protocolul și ar urma să devină membru."
    assert _read(text, "ro") == {"start": "2019-04-03", "end": "2019-04-03"}


BODY = {
    "nl": "De Poolse premier sprak met zijn Deense ambtgenoot over de handel.",
    "ro": "Premierul polonez a discutat cu omologul său danez despre comerț.",
    "en": "The Polish prime minister met his Danish counterpart to talk about trade.",
}
LINES = [(row["language"], row["written"]) for row in read_table(Path(__file__).parent / "dates.tsv")]


@pytest.mark.parametrize(("language", "line"), LINES)
@pytest.mark.parametrize("place", ["above", "below"])
def test_date_lines_are_read_above_and_below_the_text(language: str, line: str, place: str) -> None:
    text = f"Polen\n{line}\n\n{BODY[language]}" if place == "above" else f"{BODY[language]}\n\n{line}"
    assert _published(text, language) == {"start": "2019-03-12", "end": "2019-03-12"}


def test_headline_with_a_date_is_no_date_line() -> None:
    text = "Topoverleg in Minsk vond plaats op 12 maart 2019\n\nPolen sprak met Litouwen. Dat werd in 2021 bekend."
    assert _published(text, "nl") != {"start": "2019-03-12", "end": "2019-03-12"}


@pytest.mark.parametrize("sentence", [
    "De toenmalige Franse president Nicolas Sarkozy sprak met Georgië.",
    "In 2008 sprak de Franse president Nicolas Sarkozy met Georgië.",
    "Nicolas Sarkozy was president van Frankrijk en sprak met Georgië.",
])
def test_office_told_of_as_past_does_not_date_the_text(sentence: str) -> None:
    assert _read(f"In 2007 kwam er een verdrag tussen Frankrijk en Georgië. {sentence}", "nl") is None


def test_office_held_twice_leaves_the_text_undated() -> None:
    text = "In 2009 tekende Hongarije een verdrag met Japan. De Japanse premier Shinzo Abe en premier Viktor Orban spraken elkaar."
    assert _read(text, "nl") is None


def test_month_in_the_language_of_the_site_is_read_in_a_date_line() -> None:
    text = "Canada helpt Peru.\n1 February 2010 11:48Gewijzigd op 14 November 2020 09:45"
    assert _published(text, "nl") == {"start": "2010-02-01", "end": "2010-02-01"}


@pytest.mark.parametrize(("text", "days"), [
    ("ANKARA, June 5 (Reuters) - Turkey said on Wednesday that the deal signed in December 2017 stands.", ("2019-06-05", "2019-06-05")),
    ("Lima [Peru], February 18 (AFP): Peru and Chile on Thursday discussed a deal reached in 2019.", ("2021-02-18", "2021-02-18")),
    ("Peru and Chile mark the 50th anniversary of a pact, signed in 1971. On 12 October ministers met.", ("2021-10-12", "2021-10-18")),
    ("Ten years after the 2008 war, Georgia and Russia have no ties. Talks were held on 26 June.", ("2018-06-26", "2018-07-02")),
])
def test_days_of_the_week_and_counted_years_date_a_text(text: str, days: tuple[str, str]) -> None:
    assert _read(text, "en") == {"start": days[0], "end": days[1]}


def test_year_named_beside_last_year_is_another() -> None:
    text = "In 2022 sloot Benin de grens met Togo, en vorig jaar deed Ghana dat. In september vorig jaar kwam er een verdrag."
    assert _read(text, "nl") == {"start": "2024-01-01", "end": "2024-08-31"}


@pytest.mark.parametrize(("text", "language", "days"), [
    ("Ministrul de externe al României, Bogdan Aurescu, a sosit luni, 19 decembrie, la Riga.", "ro", ("2022-12-19", "2022-12-20")),
    ("Premierul finlandez Petteri Orpo a mers vineri, 5 iulie, la Praga.", "ro", ("2024-07-05", "2024-07-06")),
    ("Finnish Prime Minister Petteri Orpo flew to Prague on Friday, 5 July.", "en", ("2024-07-05", "2024-07-06")),
    ("De Finse premier Petteri Orpo vloog op vrijdag 5 juli naar Praag.", "nl", ("2024-07-05", "2024-07-06")),
    ("Ministra Afacerilor Externe, Luminița Odobescu, l-a primit la București pe ministrul de externe al Moldovei, Mihai Popșoi.", "ro",
     ("2024-01-29", "2024-12-23")),
])
def test_offices_date_a_text_that_names_no_year(text: str, language: str, days: tuple[str, str]) -> None:
    assert _read(text, language) == {"start": days[0], "end": days[1]}


def test_offices_and_a_day_that_fit_several_years_leave_a_text_undated() -> None:
    assert _read("Președintele rus Vladimir Putin a vorbit pe 3 mai cu premierul ungar Viktor Orban.", "ro") is None


def test_year_still_to_come_is_not_yet_over() -> None:
    text = "Ministrul de externe al României, Oana Țoiu, spune că țara va găzdui o reuniune în martie 2026."
    assert _read(text, "ro") == {"start": "2025-06-23", "end": "2026-03-31"}


def test_day_of_the_week_in_the_opening_gives_the_year_of_a_closing_date_line() -> None:
    text = "Cancelarul german Olaf Scholz a spus vineri la Berlin că va ajuta.\nDiscuțiile au durat o oră.\n(DPA – 16 februarie)"
    assert _read(text, "ro") == {"start": "2024-02-16", "end": "2024-02-16"}


@pytest.mark.parametrize(("text", "language", "day"), [
    ("LIMA, Friday – Peru and Chile met yesterday. On Wednesday, 5 September, they signed a pact. Trade grew in 2017.", "en", "2018-09-07"),
    ("THE SUNDAY INTERVIEW\n\nOn Thursday 14 December Chile met Peru. They had last met in 2018, and then in 2022.", "en", "2023-12-17"),
    ("HET ZONDAGINTERVIEW\n\nOp donderdag 14 december sprak Chili met Peru. In 2022 gebeurde dat ook.", "nl", "2023-12-17"),
    ("On Sunday 21 July Peru and Chile agreed. Chile left yesterday, Monday. In 2022 it was the same.", "en", "2024-07-23"),
    ("Key dates\n5 March: Chile calls Peru.\n2 July: Chile and Peru meet.\nYesterday, 8 July 2024, they met again.", "en", "2024-07-09"),
    ("Vandaag precies een jaar geleden, op 5 maart 2014, sloot Peru de grens met Chili.", "nl", "2015-03-05"),
    ("Mâine se împlinesc trei săptămâni de la 9 august, când Chile a vizitat Peru. În 2018 discuțiile au eșuat.", "ro", "2019-08-29"),
    ("De NAVO-top in Vilnius begint morgen. Zweden meldde zich in 2022 aan.", "nl", "2023-07-10"),
    ("De premier sprak gisteren, donderdag 6 april, met Peru. Overleg was er in maart 2023.\n\nEinde / 2041", "nl", "2023-04-07"),
    ("Precies een week geleden, op donderdag 28 december, sloot Peru de grens. Op 3 december 2023 was er overleg.", "nl", "2024-01-04"),
    ("LIVE\n\nMaandag 13 maart. Nieuws over het referendum van 16 april 2017. De handel groeide in 2016.", "nl", "2017-03-13"),
    ("Tomorrow, 22 August, the premier of Chile leaves for Peru. Trade grew in 2023.", "en", "2024-08-21"),
    ("Lima, 2 noi /Agerpres/ - Premierul din Chile a sosit luni la Lima. În 2020 a venit de două ori.", "ro", "2021-11-02"),
    ("LIVE\nJoi, 11 aprilie. Știri.\n– Joi, 4 aprilie: Chile pleacă.\n– Vineri, 5 aprilie: Peru pleacă. În 2023 nu.", "ro", "2024-04-11"),
    ("Chile a plecat vineri. În urmă cu nouă zile, pe 15 noiembrie, Peru a venit. Tratatul e din iulie 2019.", "ro", "2019-11-24"),
    ("MOSCOW. March 27 (Interfax) - Peru will respond. On Monday, 26 March, Chile left. In 2017 it stayed.", "en", "2018-03-27"),
    ("After 455 days in a cell a Belgian is free. He landed on Saturday. He was seized on 24 February 2022.", "en", "2023-05-27"),
    ("LONDON, Nov 20 (Reuters) - Chile said on Saturday it would leave. It joined in 2020.", "en", "2021-11-20"),
])
def test_days_told_against_the_day_of_writing_give_it(text: str, language: str, day: str) -> None:
    assert _read(text, language) == {"start": day, "end": day}


def test_date_line_in_figures_of_two_readings_needs_another_reason() -> None:
    assert _read("03/12/2019 14:05\n\nChile met Peru.", "en") is None
    assert _read("03/12/2019 14:05\n\nChile met Peru on Tuesday, 12 March.", "en") == {"start": "2019-03-12", "end": "2019-03-12"}


def test_a_counterpart_dates_a_text_by_any_of_his_offices():
    text = "Nicolás Maduro spoke on 14 December with his Guyanese counterpart Irfaan Ali. In 2012 he had been foreign minister."
    published = read(text, id="case", language="en").published
    assert published is None or published.start.year >= 2020


def test_a_year_told_in_the_present_may_be_still_to_come():
    text = ("In 2022 Poland and Chile upgraded their ties. On Tuesday, 12 December the two ministers spoke. "
            "The dialogue meets in 2024 in Santiago.")
    published = read(text, id="case", language="en").published
    assert published is not None
    assert published.start.year == 2023
