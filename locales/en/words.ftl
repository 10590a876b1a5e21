### Sentences shared by every room.

words-list-more = and { $count } more
