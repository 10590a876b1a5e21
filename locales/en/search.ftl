### The search and its index.

search-index-damaged = The search index is damaged or cannot be read. No record is affected. The index is to be built again; until then titles and references can still be looked up.
search-index-io = The disk refused to read or write the search index ({ $reason }). No record is affected. Check that the disk is present and not full, then try again.
search-index-busy = Another process is writing to the search index. Nothing was changed. Close the other process and try again.
search-index-broke-off = The search broke off. No record is affected. The index is to be built again; until then titles and references can still be looked up.
search-closeness-exact = Exact match
search-closeness-all-pieces = All parts of the query, in another order or form
search-closeness-most-pieces = Most parts of the query
search-closeness-some-pieces = Some parts of the query
