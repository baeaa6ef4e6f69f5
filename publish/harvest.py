"""`catalog.jsonld`: the packages as harvesters of open data read them, by DCAT-AP 3.

It is projected from the catalogue and the files themselves. Addresses are relative, so that JSON-LD resolves
them against wherever the file lies. Validating is a matter of tests; descriptors of tables belong to
`publish.descriptor`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from publish.archive import PublishedFile
from publish.catalog import PACKAGES, Package
from publish.descriptor import LICENCE, Release
from warehouse.schema import Bilingual

_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_TITLE = Bilingual("Kế hoạch mở", "Kế hoạch mở: open plans")
_DESCRIPTION = Bilingual(
    "Dữ liệu mở từ văn bản kế hoạch của cơ quan nhà nước Việt Nam; mỗi con số dẫn về đúng dòng của nó",
    "Open data from planning documents of Vietnamese government; each figure leads to its line",
)
_MEDIA = {
    "zip": "application/zip",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_IANA = "https://www.iana.org/assignments/media-types/"
_LANGUAGES = "http://publications.europa.eu/resource/authority/language/"


def catalog(
    release: Release, files: Mapping[str, Sequence[PublishedFile]], documents: Sequence[Mapping[str, Any]]
) -> str:
    """The catalogue of the packages, whose `files` are given by package, as JSON-LD text."""
    publisher = {"@id": "#publisher", "@type": "foaf:Agent", "foaf:name": "Kế hoạch mở"}
    described = {
        "@context": _CONTEXT,
        "@id": "#catalog",
        "@type": "dcat:Catalog",
        "dct:title": _texts(_TITLE),
        "dct:description": _texts(_DESCRIPTION),
        "dct:publisher": publisher,
        "dct:license": {"@id": LICENCE["path"]},
        "dct:language": [{"@id": f"{_LANGUAGES}{code}"} for code in ("VIE", "ENG")],
        "foaf:homepage": {"@id": "../site/index.html"},
        "dcat:dataset": [_dataset(package, release, files[package.name], documents) for package in PACKAGES],
        **_days(release),
    }
    return json.dumps(described, ensure_ascii=False, indent=2) + "\n"


def _dataset(
    package: Package,
    release: Release,
    files: Sequence[PublishedFile],
    documents: Sequence[Mapping[str, Any]],
) -> dict[str, Any]:
    return {
        "@id": f"#{package.name}",
        "@type": "dcat:Dataset",
        "dct:identifier": f"kehoachmo-{package.name}",
        "dct:title": _texts(package.title),
        "dct:description": _texts(package.description),
        "dct:publisher": {"@id": "#publisher"},
        "dcat:version": release.version,
        "dcat:keyword": [*_texts(Bilingual("kế hoạch", "plan")), *_texts(Bilingual("chỉ tiêu", "target"))],
        "dcat:landingPage": {"@id": f"../site/tai-ve/index.html#{package.name}"},
        **_span(documents),
        **_days(release),
        "dcat:distribution": [_distribution(file, package, release) for file in files],
    }


def _distribution(file: PublishedFile, package: Package, release: Release) -> dict[str, Any]:
    return {
        "@id": f"#{file.name}",
        "@type": "dcat:Distribution",
        "dct:title": _texts(package.title),
        "dct:description": _texts(package.description),
        "dcat:accessURL": {"@id": f"../site/tai-ve/index.html#{package.name}"},
        "dcat:downloadURL": {"@id": file.name},
        "dcat:mediaType": {"@id": f"{_IANA}{_MEDIA[file.name.rpartition('.')[2]]}"},
        "dcat:byteSize": {"@value": str(file.bytes), "@type": "xsd:nonNegativeInteger"},
        "dct:license": {"@id": LICENCE["path"]},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": {"@value": file.sha256, "@type": "xsd:hexBinary"},
        },
        **_days(release),
    }


def _days(release: Release) -> dict[str, Any]:
    if not release.released_on:
        return {}
    return {"dct:issued": {"@value": release.released_on, "@type": "xsd:date"}}


def _span(documents: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """The years that the plans are of."""
    years = [row[name] for row in documents for name in ("plan_from", "plan_to") if row[name]]
    if not years:
        return {}
    first, last = (
        {"@value": day, "@type": "xsd:date"} for day in (f"{min(years)}-01-01", f"{max(years)}-12-31")
    )
    return {"dct:temporal": {"@type": "dct:PeriodOfTime", "dcat:startDate": first, "dcat:endDate": last}}


def _texts(text: Bilingual) -> list[dict[str, str]]:
    return [{"@value": text.vi, "@language": "vi"}, {"@value": text.en, "@language": "en"}]
