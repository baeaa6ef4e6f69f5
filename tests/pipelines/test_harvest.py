"""The catalogue as a harvester reads it: parsed by rdflib, held against the mandatory points of DCAT-AP 3."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import RDF

pytestmark = pytest.mark.whole

DCAT, DCT = Namespace("http://www.w3.org/ns/dcat#"), Namespace("http://purl.org/dc/terms/")
XSD = Namespace("http://www.w3.org/2001/XMLSchema#")
FOAF, SPDX = Namespace("http://xmlns.com/foaf/0.1/"), Namespace("http://spdx.org/rdf/terms#")
BASE = "https://example.org/data/packages/"


@pytest.fixture(scope="module")
def graph(published: Path) -> Graph:
    text = (published / "packages" / "catalog.jsonld").read_text(encoding="utf-8")
    return Graph().parse(data=text, format="json-ld", base=f"{BASE}catalog.jsonld")


def test_catalogue_and_its_publisher_are_named(graph: Graph) -> None:
    (catalogue,) = graph.subjects(RDF.type, DCAT.Catalog)
    for said in (DCT.title, DCT.description):
        assert {text.language for text in graph.objects(catalogue, said)} == {"vi", "en"}
    (publisher,) = graph.objects(catalogue, DCT.publisher)
    assert (publisher, RDF.type, FOAF.Agent) in graph and list(graph.objects(publisher, FOAF.name))
    assert len(list(graph.objects(catalogue, DCAT.dataset))) == 6


def test_each_dataset_has_title_description_version_and_files(graph: Graph) -> None:
    datasets = list(graph.subjects(RDF.type, DCAT.Dataset))
    assert len(datasets) == 6
    for dataset in datasets:
        assert list(graph.objects(dataset, DCT.title)) and list(graph.objects(dataset, DCT.description))
        assert list(graph.objects(dataset, DCAT.version)) == [Literal("1.0.0-dev")]
        assert len(list(graph.objects(dataset, DCAT.distribution))) == 2


def test_each_distribution_is_the_file_that_it_says(graph: Graph, published: Path) -> None:
    """Access, licence as an address, size as a plain whole number, checksum with its algorithm; all true."""
    distributions = list(graph.subjects(RDF.type, DCAT.Distribution))
    assert len(distributions) == 12
    for one in distributions:
        (access,) = graph.objects(one, DCAT.accessURL)
        assert (published / str(access).removeprefix("https://example.org/data/").partition("#")[0]).is_file()
        (licence,) = graph.objects(one, DCT.license)
        assert isinstance(licence, URIRef)
        (address,) = graph.objects(one, DCAT.downloadURL)
        data = (published / "packages" / str(address).removeprefix(BASE)).read_bytes()
        (size,) = graph.objects(one, DCAT.byteSize)
        assert size == Literal(str(len(data)), datatype=XSD.nonNegativeInteger)
        (checksum,) = graph.objects(one, SPDX.checksum)
        assert list(graph.objects(checksum, SPDX.algorithm)) == [SPDX.checksumAlgorithm_sha256]
        (value,) = graph.objects(checksum, SPDX.checksumValue)
        assert str(value) == hashlib.sha256(data).hexdigest()


def test_the_years_of_the_plans_are_days(graph: Graph) -> None:
    for name in (DCAT.startDate, DCAT.endDate):
        assert {day.datatype for day in graph.objects(None, name)} == {XSD.date}
