"""Search with the customer on the line: an index of the centre's texts, in this process.

`build_index` makes one from documents, `open_index` opens it, `SearchIndex.search` asks and
`SearchIndex.update` changes it. The index is a cache: whatever goes wrong with it, building it again is the
cure.
"""

from fagtid.search.documents import Document, Fragment, Hit, Query, Standing, State
from fagtid.search.errors import (
    IndexBusy,
    IndexDamaged,
    IndexMissing,
    IndexOutdated,
    IndexUnusable,
    SearchError,
)
from fagtid.search.index import SearchIndex, build_index, open_index
from fagtid.search.synonyms import NONE_TAUGHT, Synonyms

__all__ = [
    "NONE_TAUGHT",
    "Document",
    "Fragment",
    "Hit",
    "IndexBusy",
    "IndexDamaged",
    "IndexMissing",
    "IndexOutdated",
    "IndexUnusable",
    "Query",
    "SearchError",
    "SearchIndex",
    "Standing",
    "State",
    "Synonyms",
    "build_index",
    "open_index",
]
