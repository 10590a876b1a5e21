//! Words, index and query language of the search
