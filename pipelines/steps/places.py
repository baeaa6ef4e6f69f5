"""Where things lie unless a person says otherwise. No library is imported here, so that a command starts at once."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = ROOT / "sources" / "documents"
OUT = ROOT / "publish"
