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

extraction-unfolds-too-far = The file unfolds to more than a file may (at most { $limit } MB altogether). What came before was read and can be searched.
extraction-entries-cut = Only the first { $limit } entries of the file were looked at. What lies in the others cannot be searched.
extraction-children-cut = Only the first { $limit } files within the file were read. The others cannot be searched.
extraction-too-deep = The file has parts that lie more than { $limit } steps within one another. What lies deeper cannot be searched.
extraction-child-encrypted = { $names } within the file: locked with a password, so the text cannot be searched. File a copy without the password if the text is to be found.
extraction-child-damaged = { $names } within the file: damaged, and the text cannot be read. Ask the sender for another copy.
extraction-child-unread = { $names } within the file: no text can be read. It is kept as part of the file.
extraction-child-partly = { $names } within the file: the text was read in part. File it by itself to see why.
extraction-mail-sealed = The mail is encrypted for its receiver, so its text cannot be searched. File a copy that is not encrypted if the text is to be found.
extraction-xfa-answers-only = The form is a dynamic XFA form, whose pages come into being only in the program that made it. Only the answers in it can be searched.
extraction-xfa-unread = The form is a dynamic XFA form, whose pages come into being only in the program that made it, and it has no answers. File it as a printed PDF if its text is to be found.

extraction-not-started = The reader of files could not be started ({ $detail }). The file is kept; its text can be read again later.
extraction-timed-out = Reading the file took longer than { $seconds } seconds and was stopped. The file is kept; its text cannot be searched.
extraction-flooded = Reading the file gave more than { $limit } MB and was stopped. The file is kept; its text cannot be searched.
extraction-crashed = Reading the file failed ({ $detail }). The file is kept; its text cannot be searched.
extraction-garbled = Reading the file gave no usable answer. The file is kept; its text cannot be searched.

extraction-paper-no-pdf = The file is no PDF, and no form is read from it. Choose the PDF of the form.
extraction-paper-size = The file is larger than { $limit } MB. Ask for the form in a smaller file.
extraction-paper-locked = The PDF is locked with a password, so its fields cannot be read. Ask for a copy without the password.
extraction-paper-damaged = The PDF is damaged and its fields cannot be read. Ask for another copy.
extraction-paper-unread = The PDF could not be read within the limits of the reader. Ask for another copy, or wrap it with a cover sheet.
extraction-paper-no-fields = The PDF has no fields that can be filled in. Wrap it with a cover sheet instead (form wrap).
extraction-paper-dynamic = The PDF is a dynamic XFA form: its fields come into being only in the program that made it, and are not read. Ask for the form as a PDF with AcroForm fields, or wrap it with a cover sheet (form wrap).
extraction-paper-many = The PDF has more than { $limit } fields. Divide the form, or wrap it with a cover sheet (form wrap).
extraction-paper-static = The PDF is a static XFA form as well. Its AcroForm fields were read; rules and texts of the XFA part are not carried.
extraction-paper-repaired = The PDF is damaged in part. Its fields were read as far as possible; compare them with the paper.
extraction-paper-broken = { $at }: a field below it is damaged and was passed over.
extraction-paper-circle = { $at }: the tree of fields leads back to where it was; the field is read once.
extraction-paper-deep = { $at }: fields within fields go too deep; what lies deeper was passed over.
extraction-paper-twice = { $at }: several fields have this name. They are read as one, as a viewer does.
