### What could not be read from a file.

extraction-no-text = The file has no text that can be read; it may be a scan. It is kept as it is, and is found by its title and metadata only.
extraction-no-text-on-pages = No text can be read on page { $pages }; these may be scans. The other pages can be searched.
extraction-text-unreliable = The signs on page { $pages } cannot be told from the file, so their text is not searched. The pages print as they should.
extraction-page-broken = Page { $pages } could not be read to the end. What was read can be searched.
extraction-encrypted = The file is locked with a password, so its text cannot be searched. File a copy without the password if the text is to be found.
extraction-damaged = The file is damaged and its text cannot be read. Ask the sender for another copy.
extraction-repaired = The file is damaged in part. Its text was read as far as possible.
extraction-format-unknown = The text of this kind of file cannot be read. The file is found by its title and metadata only.
extraction-charset-guessed = The file does not say how its characters are coded; it was read as { $charset }.
extraction-signs-lost = { $count } signs of the file could not be read.
extraction-cut = Only the first { $limit } MB of the text can be searched.
extraction-pages-cut = Only the first { $limit } pages can be searched.
extraction-too-large = The file is larger than { $limit } MB, so its text is not searched.

extraction-not-started = The reader of files could not be started ({ $detail }). The file is kept; its text can be read again later.
extraction-timed-out = Reading the file took longer than { $seconds } seconds and was stopped. The file is kept; its text cannot be searched.
extraction-flooded = Reading the file gave more than { $limit } MB and was stopped. The file is kept; its text cannot be searched.
extraction-crashed = Reading the file failed ({ $detail }). The file is kept; its text cannot be searched.
extraction-garbled = Reading the file gave no usable answer. The file is kept; its text cannot be searched.
