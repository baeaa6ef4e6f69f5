"""Where a body's name ends, and which body it means."""

from __future__ import annotations

import pytest

from sources.grammar.bodies import listed, opens_with_body, phrased, split_bodies
from sources.grammar.bodies_in_text import opening_body
from sources.grammar.bodies_of_a_kind import named_each
from sources.grammar.meaning_of_bodies import recognise
from sources.vocabularies.vocabulary import provinces
from tests.conftest import read_plan
from tests.corpora import corpus, wordings

CORPUS = corpus("bodies")


@pytest.mark.parametrize(("printed", "names"), CORPUS["names"].items(), ids=CORPUS["names"])
def test_names_in_a_cell(printed: str, names: list[str]) -> None:
    assert list(split_bodies(printed)) == names


@wordings({(status, id_): said for status, ids in CORPUS["means"].items() for id_, said in ids.items()})
def test_which_body_a_name_means(value: tuple[str, str], wording: str) -> None:
    body = recognise(wording, provinces()["hai phong"])
    assert (body.status, body.id) == value
    assert body.printed == wording


@pytest.mark.parametrize(("sentence", "name"), CORPUS["in_text"].items(), ids=CORPUS["in_text"])
def test_the_body_that_opens_a_sentence(sentence: str, name: str) -> None:
    assert opening_body(sentence) == name


@pytest.mark.parametrize("printed", CORPUS["no_body"])
def test_what_begins_like_no_body(printed: str) -> None:
    assert not opens_with_body(printed)


@pytest.mark.parametrize("sentence", CORPUS["no_body_in_text"])
def test_a_sentence_that_opens_with_no_body(sentence: str) -> None:
    assert opening_body(sentence) is None


def test_leads_are_a_list_and_partners_keep_their_phrase() -> None:
    printed = "Bộ Y tế, Bộ Tài chính và các bộ, ngành liên quan"
    assert listed(printed) == "Bộ Y tế; Bộ Tài chính; các bộ, ngành liên quan"
    assert phrased(printed) == "Bộ Y tế; Bộ Tài chính và các bộ, ngành liên quan"


@pytest.mark.parametrize(("printed", "names"), CORPUS["each"].items(), ids=CORPUS["each"])
def test_a_kind_that_is_said_once_for_a_list(printed: str, names: list[str]) -> None:
    assert [full for _, full in named_each(printed)] == names


@pytest.mark.parametrize(("printed", "roles"), CORPUS["roles"].items(), ids=CORPUS["roles"])
def test_one_cell_that_says_who_leads_and_who_takes_part(printed: str, roles: list[str]) -> None:
    reading = read_plan(
        f"PHỤ LỤC\nTT\tNhiệm vụ\tCơ quan thực hiện\tThời hạn\n1\tLập đề án\t{printed}\tQuý I\n"
    )
    (task,) = reading.tasks
    assert [task.lead, task.coordinating or ""] == roles
    assert "phoi-hop-voi" not in " ".join(agency.agency_id for agency in reading.agencies)


def test_a_local_body_has_a_full_name() -> None:
    body = recognise("Sở Tài chính", provinces()["dong nai"])
    assert (body.name, body.name_en) == ("Sở Tài chính tỉnh Đồng Nai", "Department of Finance, Đồng Nai")
