### Sentences of the room `forms`: problems, refusals, faults of definitions.

## Problems: a value of a form is not right yet

forms-required = This has not been filled in. Fill it in before the form is signed.
forms-wrong-type = The entry is not of the kind expected here. Enter it again.
forms-too-long = The entry is longer than { $limit } characters. Shorten it.
forms-too-short = The entry is shorter than { $limit } characters. Complete it.
forms-bad-date = This is not a date. Enter day, month and year, for example 20/11/2026.
forms-bad-time = This is not a time. Use the 24-hour clock, for example 14:30.
forms-bad-decimal = { $places ->
    [0] This is not a whole number, or has too many digits. Enter digits only.
    [one] This is not a number with at most one decimal place, or has too many digits. Enter digits and at most one place after the point.
   *[other] This is not a number with at most { $places } decimal places, or has too many digits. Enter digits and at most { $places } places after the point.
 }
forms-bad-hkid = This is not a valid Hong Kong identity card number. Check the letters, the six digits and the check digit in brackets.
forms-bad-email = This is not an e-mail address. Enter it in the form name@example.hk.
forms-bad-phone = This is not a telephone number. Enter digits only, with + and the country code for numbers outside Hong Kong.
forms-bad-file-reference = This is not spelt as the reference of a file: capital letters of ordinary width and single spaces. Enter it again.
forms-period-half = The period has only one of its two days. Enter both the first day and the last.
forms-period-order = The last day of the period lies before the first. Correct one of the two dates.
forms-bad-pattern = The entry does not have the form required. Check it against the document it is taken from.
forms-unseen-sign = The entry holds a sign that cannot be seen ({ $sign }) and does not belong here. Delete the entry and type it again.
forms-not-a-choice = The answer is not among the choices on offer. Choose one of those listed.
forms-too-large = The number is greater than { $limit }. Enter a smaller one.
forms-too-small = The number is less than { $limit }. Enter a greater one.
forms-twice = The same answer is given twice. Remove one of them.
forms-rows-required = No line has been filled in. Add at least { $count }.
forms-too-few-rows = Fewer than { $count } lines have been filled in. Add the remaining ones.
forms-too-many-rows = There are more than { $limit } entries. Remove the surplus ones.
forms-unknown-field = The form has no such entry. It will not be part of the form; remove it.
forms-answers-shape = The answers cannot be read as the answers of a form. Open the draft again, or begin a new one.
forms-cannot-compute = This value cannot be worked out yet. Fill in the entries on which it depends.
forms-assertion = The entry does not meet a rule of this form. Check it.
forms-attachment-required = { $count ->
    [one] A file
   *[other] At least { $count } files
 } must be attached here. Attach the document before signing.
forms-attachment-too-many = No more than { $limit } files may be attached here. Remove a file, or combine files into one.
forms-attachment-kind = The file { $name } is not of a kind accepted here. Attach it as one of these: { $accepted }.
forms-bad-attachment = The attachment is not described completely: it has no name, or its digest is not a SHA-256. Remove the file and attach it again.
forms-attachment-twice = Two files of different rows are described as one and the same. Remove one of them and attach it again.
forms-certified-by = Name who certified this copy as true. The name stands on the copy.
forms-certified-as = Choose the capacity in which the copy was certified.
forms-certified-on = Enter the day on which the copy was certified.
forms-certified-later = The copy cannot have been certified after today. Check the day on the copy.
forms-original-way = Choose how the original comes to the office.
forms-original-outstanding = The original of { $name } is still outstanding. The form can be completed once an officer has seen it or taken it in.
forms-unknown-feature = This form needs “{ $feature }”, which this version of the program does not have. It may be read, but not filled in. Update the program.
forms-unknown-stage = The form has no stage “{ $stage }”. Choose one of its stages.
forms-edition-not-yet = This edition of the form is in use from { $day }. Use the edition now in force.
forms-edition-expired = This edition of the form was in use until { $day }. Begin the application on the current edition.
forms-edition-closed = The edition { $edition } of this form was accepted until { $day }. Move the draft to the edition { $newer }, or begin the form on it.
forms-no-class = No record class follows from the answers, so the completed form could not be filed. Inform the owner of the form.
forms-fact-without-day = The form records “{ $kind }” without a date, so the retention period could not be counted. Fill in the date on which it depends.

## Findings: a rule could not be worked out

forms-division-by-zero = A calculation divides by zero. Check the entries on which this value depends.
forms-overflow = A calculation gives a number too large to be exact. Check the entries on which this value depends.
forms-not-rounded = The value has more than { $places } decimal places and the form does not say how to round it. Inform the owner of the form.
forms-too-costly = The rules of the form take too many steps with these answers. Reduce the number of lines, or inform the owner of the form.
forms-calendar-range = The calendar of general holidays does not cover { $day }, so working days cannot be counted. Obtain the calendar for that year, or choose an earlier date.
forms-date-range = Counting from { $day } leads beyond the dates that can be written. Check the entry.
forms-snapshot-missing = The data “{ $name }” are not on this computer, so this value cannot be worked out. Synchronise, and open the form again.

## Refusals of edits

forms-unknown-path = The form has no place { $path }. Nothing was changed.
forms-no-such-row = There is no row { $row }, so nothing can be attached to it. Add the row first, or name one that is there. Nothing was changed.
forms-not-your-stage = { $path } belongs to the stage “{ $stage }” and cannot be changed here. Return the form to that stage if it is wrong.
forms-computed-field = { $path } is worked out by the form and cannot be typed. Change the entries on which it depends.
forms-locked-field = { $path } was filled in from your profile and is locked. Have the profile corrected if it is wrong.
forms-rows-not-set = { $path } consists of lines. Add, copy, move or remove lines instead.
forms-edit-shape = The value given for { $path } is not of the kind that can stand there. Nothing was changed; enter it again.
forms-no-more-rows = No more than { $limit } lines can be added to { $path }. Use a further form for the rest.

## Refusals of hand-overs

forms-handover-definition = The form was filled in on another definition of { $form } than the one given. Open it with the definition with which it was begun.
forms-handover-snapshots = The data from outside (calendar, balances, profile) are not those with which the form was filled in. Open the form again so that it is worked out anew.
forms-handover-not-begun = The form has not been begun. Complete its first stage first.
forms-handover-instance = The hand-over belongs to another form. Open that form and hand it over there.
forms-handover-closed = The form is complete, refused or withdrawn, and can no longer be handed over. Begin a new form if needed.
forms-handover-stage = The stage “{ $stage }” is not the one that is open. Open the form again to see where it stands.
forms-handover-assignee = This stage is for { $who }. Only the holder, or an officer acting for the holder, can hand it over.
forms-handover-same-person = This stage must be done by another person than the stage “{ $stage }”. Ask another officer to act.
forms-original-none = The form has no such original: its copy was replaced or taken out. Look at the attachments that stand.
forms-original-step = This does not follow from where the original of { $name } stands. Look at what was recorded of it.
forms-original-later = This cannot have happened after { $day }. Correct the day.
forms-original-own = Whoever attached the copy does not confirm its original. Let another officer see it or take it in.
forms-handover-problems = { $count ->
    [one] One entry is
   *[other] { $count } entries are
 } not right yet, the first at { $path } ({ $code }). Correct the form before handing it over.
forms-handover-differs = The data handed over are not what the form works out: a computed or hidden value differs. Open the form again and sign what it shows.
forms-handover-earlier = The data of an earlier stage were changed. They stand as they were signed; return the form to that stage for correction.
forms-handover-unsigned = This stage must be signed. Sign it before handing it over.
forms-handover-signed-other = The signature covers other data than those handed over. Sign the form as it is now shown.
forms-handover-way = The form does not accept that the stage “{ $stage }” is signed { $way ->
    [certificate] with a certificate
    [platform] by the desk
    [typed-name] by a typed name
   *[wet-ink] on paper
}. Sign it in a way that is offered.
forms-handover-typed-name = The name typed is not that of the person who hands the form over. Type your own name, in Chinese or English, as it stands in the desk.
forms-handover-scan = A signature on paper comes with a scan of the signed sheet. Attach the scan.
forms-handover-signer = The name of the person who signed on paper is missing. Enter it as it stands on the sheet.
forms-handover-signed-on = The day of the signature, { $day }, has not come yet. Enter the day that stands on the sheet.
forms-handover-return = The form cannot be returned to the stage “{ $stage }” from here. Choose a stage to which it may be returned.
forms-handover-no-refusal = The form cannot be refused in the stage “{ $stage }”. Hand it over, or return it.
forms-handover-reasons = Reasons must be given. Write them in a sentence.
forms-handover-withdraw = Only the person who began the form can withdraw it. Ask that person, or refuse the form where that is provided for.
forms-handover-nobody = Nobody can be named for the stage “{ $stage }” from the answers. Fill in the post or person concerned.

## Faults of a definition; every one has its place as $at

forms-def-size = { $at }: the definition is larger than { $limit } bytes. Divide the form.
forms-def-json = { $at }: this is not JSON; reading stopped in line { $line }, column { $column }. Correct the text there.
forms-def-name-twice = { $at }: a name stands twice in one object, before line { $line }, column { $column }. Remove one of the two.
forms-def-format-version = { $at }: the format version is not 1. Use a program that knows this version.
forms-def-unknown-key = { $at }: “{ $name }” is not known here. Correct the spelling or remove it.
forms-def-missing = { $at }: “{ $name }” is missing. Add it.
forms-def-kind = { $at }: { $wanted ->
    [object] an object
    [list] a list
    [string] a text that is not blank
    [boolean] true or false
    [count] a whole number from 0
   *[date] a date as YYYY-MM-DD
 } is expected here. Correct the value.
forms-def-text-incomplete = { $at }: the text must be given in Traditional Chinese and in English. Add the missing language.
forms-def-schema = { $at }: the data schema cannot be compiled: { $name }. Correct it.
forms-def-schema-dialect = { $at }: the dialect must be { $name }. Correct it.
forms-def-schema-keyword = { $at }: the keyword “{ $name }” is not in the profile of forms. Express the rule under “logic”.
forms-def-schema-open = { $at }: an object of the data must say “additionalProperties”: false. Add it.
forms-def-schema-required = { $at }: “{ $name }” is required but not among the properties. Correct the list.
forms-def-schema-name = { $at }: the name “{ $name }” must begin with a letter and consist of letters, digits and _. Rename it.
forms-def-schema-type = { $at }: the type must be string, integer, boolean, object or a list of strings or objects. Write amounts as decimal strings.
forms-def-schema-format = { $at }: the format “{ $name }” is not known. Use date, hhmm, hkid, email, phone or decimal-0 to decimal-6.
forms-def-schema-pattern = { $at }: the pattern is not a regular expression that can be run in linear time. Simplify it.
forms-def-schema-bound = { $at }: a bound must be a whole number within ±9007199254740991. Use text for longer numbers.
forms-def-schema-reference = { $at }: a reference must lead to “#/$defs/…” within the definition. Correct it.
forms-def-schema-depth = { $at }: the data are nested too deeply, or a reference goes in a circle. Flatten them.
forms-def-schema-rows = { $at }: a repeating group must say “maxItems”. Add it.
forms-def-field-path = { $at }: “{ $name }” is not a place in the data. Correct the path.
forms-def-field-type = { $at }: the type of the field is not known. Use a type of the format.
forms-def-field-schema = { $at }: the data schema does not fit a field of type “{ $name }”. Correct the type or the format.
forms-def-mask = { $at }: a field of the type { $name } is not masked; only the number of an identity card is. Remove “mask”.
forms-def-field-missing = { $at }: { $name } has no field, and so no owner and no label. Add it under “fields”.
forms-def-codelist = { $at }: there is no code list “{ $name }”. Add it or correct the name.
forms-def-codelist-reserved = { $at }: the code list “{ $name }” belongs to the type of an address. Choose another name.
forms-def-code = { $at }: “{ $code }” is not a code of the list { $list }. Correct it.
forms-def-code-stray = { $at }: the schema allows “{ $name }”, which is not in the code list. Make the two agree.
forms-def-code-twice = { $at }: the code “{ $name }” stands twice in its list. Codes never change their meaning: remove one.
forms-def-attribute = { $at }: the list { $list } has no attribute “{ $name }”. Declare it.
forms-def-attribute-value = { $at }: the attribute “{ $name }” is not declared, or its value is not of the declared type. Correct it.
forms-def-value-type = { $at }: this is not a type of value. Use text, boolean, integer, decimal, money, date, time or code:LIST.
forms-def-snapshot-kind = { $at }: “{ $name }” is not a kind of snapshot. Use calendar or values.
forms-def-calendar-data = { $at }: the sample is not a calendar with “covers”, “restDays” and “holidays”. Complete it.
forms-def-calendar = { $at }: a declared calendar is needed. Declare one under “snapshots”, and name it where there are several.
forms-def-prefill = { $at }: “{ $name }” is not a source that fits this field. Use today, actor.… or snapshot.… of the same type.
forms-def-operator = { $at }: there is no operator “{ $operator }”. The list of operators is closed.
forms-def-arity = { $at }: “{ $operator }” does not take { $count } arguments. Correct the number.
forms-def-expression-shape = { $at }: this is not an expression. Write one operator with its arguments, a text, a whole number, true or false.
forms-def-expression-depth = { $at }: the rule is nested deeper than { $limit } levels. Divide it, or compute a part of it in a field.
forms-def-number-literal = { $at }: { $number } cannot stand in a rule. Write fractions as decimal texts, and keep whole numbers within ±9007199254740991.
forms-def-literal = { $at }: { $value } is not a date or a decimal. Correct it.
forms-def-reference = { $at }: “{ $name }” does not exist. Correct the path or the name.
forms-def-rows-wanted = { $at }: the first argument must be the rows of a group. Correct the path.
forms-def-type = { $at }: “{ $operator }” cannot work on: { $found }. Give it a value of another type.
forms-def-types-differ = { $at }: “{ $operator }” brings together { $left } and { $right }. Values of different types do not compare; correct one of them.
forms-def-result = { $at }: the rule results in { $found }, where { $wanted } is needed. Correct it.
forms-def-round = { $at }: “round” takes a value, literal places from 0 to 10, and half-up, half-even, up or down. Correct the arguments.
forms-def-division = { $at }: “{ $operator }” divides and must stand under “round”, because 28 digits are cut off silently. Put “round” around it.
forms-def-lookup = { $at }: “lookup” takes the name of a list, a code, and an attribute that is a literal or an “if” of literals. Correct the arguments.
forms-def-rule-target = { $at }: there is no field for the rule “{ $name }”. Correct the path.
forms-def-circle = { $at }: the rules go in a circle: { $path }. Break it at one of these fields.
forms-def-section = { $at }: there is no section “{ $name }”. Correct the name.
forms-def-layout-item = { $at }: this item of the layout is not known. Use a field, a repeat, an attachment or a text.
forms-def-layout-rows = { $at }: { $name } cannot be drawn so. A repeat needs a field of the type repeat; its columns are fields of its own rows; a group among them is written as a repeat of its own, and the rows around it are cards.
forms-def-layout-twice = { $at }: { $name } stands twice in the layout. Remove one.
forms-def-layout-missing = { $at }: { $name } does not stand in the layout, so nobody could fill it in. Add it.
forms-def-layout-slot = { $at }: the attachment “{ $name }” stands in the wrong place. One that belongs to rows is a column of its own group; one of the form as a whole is an item of a section.
forms-def-layout-in-rows = { $at }: { $name } belongs to rows and cannot stand in a section by itself. Make it a column of its group.
forms-def-layout-foot = { $at }: { $name } cannot stand at the foot of this group. There stand fields beside the group, such as totals; of a group within rows, fields of the row around it.
forms-def-rows-stage = { $at }: this group belongs to another stage than the rows of { $name } in which it lies. Give it the same stage, or write it outside those rows.
forms-def-rows-before = { $at }: the stage that fills this in does not come after the one that enters the rows of { $name }, so there would be no row to fill in. Choose that stage or one after it.
forms-def-stage = { $at }: there is no stage “{ $name }” that may be named here. Name an existing stage, or an earlier one.
forms-def-stage-twice = { $at }: the stage “{ $name }” stands twice. Rename one.
forms-def-stage-by = { $at }: a stage is done by exactly one of role, post and person. Correct it.
forms-def-stage-start = { $at }: a form begins in one stage only, and “{ $name }” comes after none. Name in “after” the stages that come before it.
forms-def-stage-meets = { $at }: stages that run side by side meet in “{ $name }”. Its “when” may read only what was filled in before all of them. Correct it.
forms-def-stage-ends = { $at }: a form ends in one stage only, and it has several: { $name }. Let one stage come after all of them.
forms-def-due = { $at }: a due date is counted from “stage.NAME.done”. Correct it.
forms-def-remind = { $at }: a reminder is a whole number of working days within ±366. Correct it.
forms-def-attachment = { $at }: there is no attachment “{ $name }”. Add it under “evidence”.
forms-def-attachment-twice = { $at }: the attachment “{ $name }” stands twice. Rename one.
forms-def-attachment-in = { $at }: “{ $name }” is no group of rows. Name one, such as /lines, or leave it out for an attachment of the form as a whole.
forms-def-original = { $at }: “{ $name }” is not a policy for originals. Use copy-enough, certified-copy, sighted, original-follows or original-kept.
forms-def-original-last = { $at }: “{ $name }” wants an original, and no stage follows that always takes place, in which it could be seen or taken in. Let an earlier stage attach it.
forms-certifier-officer-of-organisation = Officer of the organisation
forms-certifier-company-secretary = Company secretary
forms-certifier-founder-member = Founder member
forms-certifier-public-officer = Public officer
forms-certifier-solicitor = Solicitor
forms-certifier-notary-public = Notary public
forms-certifier-commissioner-for-oaths = Commissioner for oaths
forms-certifier-certified-public-accountant = Certified public accountant (practising)
forms-def-certifier = { $at }: “{ $name }” is not a capacity in which copies are certified. Use one that the format names.
forms-def-signing = { $at }: “{ $name }” is not a way of signing. Use one that the format names: certificate, platform, typed-name or wet-ink.
forms-def-asset-name = { $at }: “{ $name }” cannot be the name of a PDF beside form.json. Use a plain file name that ends in .pdf.
forms-def-asset-digest = { $at }: “{ $name }” is no SHA-256 digest in lower-case hexadecimal. Correct it.
forms-def-asset-twice = { $at }: the file “{ $name }” stands twice. Remove one.
forms-def-asset-use = { $at }: “{ $name }” is no use of a file. Use fill or layout.
forms-def-asset-slot = { $at }: the filled form is attached in “{ $name }”, and there is no attachment of that name which is always required. Add it under “evidence” with “min”.
forms-asset-missing = { $at }: the file “{ $name }” does not lie beside the definition. Put it there.
forms-asset-changed = { $at }: the file “{ $name }” is not the one that the definition means: its digest differs. Put the right file there, or make a new version of the definition.
forms-def-case = { $at }: the actor or the snapshots of the test cannot be read. Correct them.

## Remarks of a check

forms-check-feature = { $at }: “{ $name }” is not known to this version of the program, which will refuse to fill in the form.
forms-check-no-tests = { $at }: the definition has no tests of its own. Add at least one for each stage.
forms-check-stage-untested = { $at }: no test covers the stage “{ $name }”. Add one.
forms-check-retention = { $at }: the retention rule is not read: the form supplies facts, and the schedule owns trigger and period. Replace it by “facts”.
forms-check-no-facts = { $at }: the record has no facts from which a schedule could count. Add at least one.
forms-check-unused = { $at }: the code list “{ $name }” is used by no field. Remove it, or use it.
forms-check-untested = { $at }: no test shows this rule { $answer ->
    [true] holding
   *[false] not holding
 }. Add one.

# A definition from a schema of another system
forms-also = The schema from which this form was made does not allow it ({ $rule }). Compare the entry with what the form asks for.
forms-import-no-json = The file is no JSON: reading stopped in line { $line }, column { $column }. Export the schema again, or choose another file.
forms-import-no-schema = The file is no JSON Schema: its outermost value is no object. Choose another file.
forms-import-nothing = No property of the schema can be filled in. Choose a schema of an object with properties.
forms-import-many = The schema has more than { $limit } parts when its references are followed. Divide it, and import the part that is the form.
forms-import-remote = { $at }: the schema refers to another document, “{ $name }”. Put that document into this one, and import again.
forms-import-dangling = { $at }: the reference “{ $name }” leads nowhere; what it stands for is taken as text.
forms-import-circle = { $at }: the reference “{ $name }” leads back to itself; it is carried once and no deeper.
forms-import-deep = { $at }: the schema leads on too far; what lies deeper is not carried.
forms-import-open = { $at }: the schema allows properties that it does not name. The form has no place for them.
forms-import-required = { $at }: “{ $name }” is required and described nowhere. The check asks for it; the form cannot.
forms-import-types = { $at }: the value may be of several types ({ $name }). The form takes one of them.
forms-import-empty = { $at }: nothing tells what stands in “{ $name }”. It is not carried.
forms-import-nameless = { $at }: a property has no name. It is not carried.
forms-import-left = { $at }: the form has no words for “{ $name }”. It is left to the check.
forms-import-never = { $at }: no value of “{ $name }” is allowed. It is not carried.
forms-import-any = { $at }: nothing tells of which type “{ $name }” is. The form takes text.
forms-import-remark = { $at }: “{ $name }” judges no answer. It is not carried.
forms-import-beside = { $at }: “{ $name }” stands beside a reference, where this draft of JSON Schema does not read it. It is not carried.
forms-import-rows = { $at }: the schema sets no limit to the rows. The form allows { $name }.
forms-import-number = { $at }: a number with a fraction is a decimal with { $name } places here. Say how many are meant.
forms-import-format = { $at }: the format “{ $name }” is left to the check.
forms-import-format-unknown = { $at }: the check does not know the format “{ $name }” and looks at no value for it.
forms-import-pattern = { $at }: the pattern “{ $name }” is of another kind of expressions. It is left to the check.
forms-import-faulty = The schema itself is not sound ({ $name }), so it was not kept as a check.
forms-import-paper-nothing = No field of the PDF can be filled in. Wrap it with a cover sheet instead (form wrap).
forms-import-paper-button = { $at }: a button holds no value. It is not carried.
forms-import-paper-unknown = { $at }: nothing tells what the field takes. It is not carried.
forms-import-paper-password = { $at }: the field takes a password. A record is no place for one; it is not carried.
forms-import-paper-hidden = { $at }: the field shows nowhere on the paper. It is not carried.
forms-import-paper-signatures = { $at }: another signature. One person signs a stage: make a stage of its own for it.
forms-import-paper-read-only = { $at }: nobody may type into the field there. It can be filled in here; write a rule under “logic.compute”, or prefill it.
forms-import-paper-script = { $at }: a script ({ $name }) is not carried. Write its rule under “logic”.
forms-import-paper-default = { $at }: what stands there beforehand ({ $name }) is not carried. Prefill it, if it is to stand.
forms-import-paper-editable = { $at }: another value than those listed may be typed. The field is carried as text, without the list.
forms-import-paper-no-values = { $at }: there is nothing to choose from. The field is carried as text.
forms-import-paper-value = { $at }: the value “{ $name }” is listed twice. It is carried once.
forms-import-paper-label = { $at }: nothing tells what the field is called. Its name stands as the label; correct it.
forms-import-paper-guessed = { $count ->
    [one] One label is the text beside its field. Compare it with the paper.
   *[other] { $count } labels are the texts beside their fields. Compare them with the paper.
 }
forms-import-language = { $count ->
    [one] One text stands in one language on both sides. Translate it.
   *[other] { $count } texts stand in one language on both sides. Translate them.
 }

## Faults of a catalogue

forms-cat-json = The catalogue cannot be read (line { $line }, column { $column }). Ask for it again; the one in use stays.
forms-cat-format = The catalogue is of a format that this version of the program does not know. Update the program; the catalogue in use stays.
forms-cat-follows = Issue { $version } of the catalogue does not follow on the one that is here. Obtain the whole catalogue; the one in use stays.
forms-cat-not-signed-so = Issue { $version } of the catalogue does not make the catalogue that was signed: it was altered. Obtain it again; the one in use stays.
forms-cat-order = { $at }: entries and departments must stand in the order of their numbers, and none twice. Ask the publisher for a sound catalogue.
forms-cat-title = { $at }: form { $form } has no title in both languages. Ask the publisher for a sound catalogue.
forms-cat-department = { $at }: form { $form } belongs to a department that the catalogue does not name. Ask the publisher for a sound catalogue.
forms-cat-hash = { $at }: form { $form } names a hash that is none. Ask the publisher for a sound catalogue.

## Moving a draft to a newer edition

forms-migrate-handed-over = A stage of this form has been handed over on the edition { $edition }, and what was signed stays as it was signed. Finish the form on that edition.
forms-migrate-other-form = The two definitions are not an older and a newer edition of { $form }. Choose two editions of one form.
forms-migrate-not-understood = The entry of the older edition cannot be read as what is asked for here. Enter it again.

## Faults of the part migrate; every one has its place as $at

forms-def-migrate-version = { $at }: “{ $name }” is not the number of an older version. Name a version lower than that of the form.
forms-def-migrate-do = { $at }: there is no operation “{ $name }”. Use rename, move, mapCode, split, join, retype, wrapInRow, firstRow, setAside or computeOnce.
forms-def-migrate-place = { $at }: “{ $name }” is not a place of a form. Write it as a path, such as /lines/*/amount.
forms-def-migrate-several = { $at }: at least two places are needed here. For one place, use rename or move.
forms-def-migrate-twice = { $at }: another operation speaks of { $name } already. Keep one of the two.
forms-def-migrate-to = { $at }: this edition has no place { $name }. Correct the path.
forms-def-migrate-from = { $at }: the older edition has no place { $name }. Correct the path.
forms-def-migrate-computed = { $at }: { $name } is worked out by the form, so no value can be put there. Set the older value aside.
forms-def-migrate-rows = { $at }: the two places do not lie in as many rows as this operation needs. Correct the paths, or use wrapInRow or firstRow.

## What a newer edition changes

forms-change-other-form = { $at }: this is another form than { $name }. Compare two editions of one form.
forms-change-version = { $at }: the version must be higher than { $version }, which it follows. Count it up.
forms-change-field-removed = “{ $name }” is no longer in the form.
forms-change-field-added = “{ $name }” is new, and need not be filled in.
forms-change-field-asked = “{ $name }” is new, and must be filled in.
forms-change-field-moved = “{ $name }” stands at { $to }, and stood at { $from }.
forms-change-type = “{ $name }” is of another type: { $to } in place of { $from }.
forms-change-type-wider = “{ $name }” is of a wider type, { $to } in place of { $from }; every earlier answer fits.
forms-change-stage = “{ $name }” is filled in by the stage “{ $to }” in place of “{ $from }”.
forms-change-wording = “{ $name }” is worded otherwise.
forms-change-unit = “{ $name }” is counted in another unit or currency.
forms-change-filling = “{ $name }” is filled in beforehand or marked otherwise.
forms-change-tighter = { $rule ->
    [required] “{ $name }” must now be filled in.
    [uniqueItems] “{ $name }” no longer takes the same answer twice.
    [enum] “{ $name }” takes fewer values: { $to } in place of { $from }.
   *[other] “{ $name }”: { $rule } is tighter, { $to } in place of { $from }.
 }
forms-change-looser = { $rule ->
    [required] “{ $name }” need not be filled in any more.
    [uniqueItems] “{ $name }” may take the same answer twice.
    [enum] “{ $name }” takes more values: { $to } in place of { $from }.
   *[other] “{ $name }”: { $rule } is looser, { $to } in place of { $from }.
 }
forms-change-code-removed = The code { $code } (“{ $name }”) of { $list } can no longer be chosen.
forms-change-code-added = The code { $code } (“{ $name }”) of { $list } is new.
forms-change-code-attributes = The code { $code } (“{ $name }”) of { $list } has other figures.
forms-change-code-order = The codes of { $list } stand in another order.
forms-change-table = The table { $list } has other rows.
forms-change-rule-added = “{ $name }” has a new rule ({ $rule }).
forms-change-rule-removed = “{ $name }” has lost a rule ({ $rule }).
forms-change-rule-changed = “{ $name }” has another rule ({ $rule }).
forms-change-stage-removed = The stage “{ $name }” is no longer there.
forms-change-stage-added = The stage “{ $name }” is new.
forms-change-stage-order = The stages come in another order.
forms-change-part = “{ $name }”: { $part } is other than before.
forms-change-whole = The part “{ $part }” of the definition is other than before.

## What a rule says. Each is a sentence; $joint says whether it has one condition or a list beneath it

forms-rule-visible = { $joint ->
    [all] Shown only when all of the following hold:
    [any] Shown only when at least one of the following holds:
    [always] Always shown.
    [never] Never shown.
   *[one] Shown only when { $c }.
 }
forms-rule-required = { $joint ->
    [all] Must be filled in when all of the following hold:
    [any] Must be filled in when at least one of the following holds:
    [always] Must be filled in wherever it is shown.
    [never] Need not be filled in.
   *[one] Must be filled in when { $c }.
 }
forms-rule-read-only = { $joint ->
    [all] Cannot be changed when all of the following hold:
    [any] Cannot be changed when at least one of the following holds:
    [always] Cannot be changed.
    [never] Can be changed.
   *[one] Cannot be changed when { $c }.
 }
forms-rule-choices = { $joint ->
    [all] A choice is offered only when all of the following hold:
    [any] A choice is offered only when at least one of the following holds:
    [always] Every choice is offered.
    [never] No choice is offered.
   *[one] A choice is offered only when { $c }.
 }
forms-rule-assert = { $joint ->
    [all] All of the following must hold:
    [any] At least one of the following must hold:
    [always] Accepted in every case.
    [never] Accepted in no case.
   *[one] Accepted only when { $c }.
 }
forms-rule-stage = { $joint ->
    [all] The stage takes place only when all of the following hold:
    [any] The stage takes place only when at least one of the following holds:
    [always] The stage always takes place.
    [never] The stage never takes place.
   *[one] The stage takes place only when { $c }.
 }
forms-rule-attachment = { $joint ->
    [all] Asked for only when all of the following hold:
    [any] Asked for only when at least one of the following holds:
    [always] Always asked for.
    [never] Never asked for.
   *[one] Asked for only when { $c }.
 }
forms-rule-compute = { $form ->
    [case] { $name } is worked out as follows:
    [cases] { $name } is worked out as follows; the first case that applies counts:
    [table] { $name } depends on { $value }:
    [whether] { $name } is “Yes” when { $value }, and “No” when that is not so.
    [whether-all] { $name } is “Yes” when all of the following hold, and “No” when they do not:
    [whether-any] { $name } is “Yes” when at least one of the following holds, and “No” when none does:
   *[value] { $name } is { $value }.
 }

## Parts of the sentences of rules. They end with no full stop

forms-say-name = “{ $name }”
forms-say-field-of = { $name } of { $place }
forms-say-part = { $name } ({ $part })
forms-say-comma = { $a }, { $b }
forms-say-and = { $a } and { $b }
forms-say-or = { $a } or { $b }
forms-say-both = { $a } and { $b }
forms-say-either = { $a } or { $b }
forms-say-bracket = ({ $a })
forms-say-item = { $joint ->
    [all] all of the following hold:
    [any] at least one of the following holds:
    [always] this always holds
    [never] this never holds
   *[one] { $c }
 }
forms-say-is = { $a } is { $b }
forms-say-is-not = { $a } is not { $b }
forms-say-is-none-of = { $a } is none of { $b }
forms-say-fits-none = no choice of { $a } fits
forms-say-same = { $kind ->
    [number] { $a } is equal to { $b }
   *[other] { $a } is the same as { $b }
 }
forms-say-differs = { $kind ->
    [number] { $a } is not equal to { $b }
   *[other] { $a } is not the same as { $b }
 }
forms-say-below = { $kind ->
    [time] { $a } is earlier than { $b }
   *[number] { $a } is less than { $b }
 }
forms-say-at-most = { $kind ->
    [time] { $a } is not later than { $b }
   *[number] { $a } is not more than { $b }
 }
forms-say-above = { $kind ->
    [time] { $a } is later than { $b }
   *[number] { $a } is more than { $b }
 }
forms-say-at-least = { $kind ->
    [time] { $a } is not earlier than { $b }
   *[number] { $a } is not less than { $b }
 }
forms-say-blank = { $a } is blank
forms-say-filled = { $a } is filled in
forms-say-includes = { $a } includes { $list }
forms-say-includes-none = { $a } does not include { $list }
forms-say-among = { $a } is among what is chosen in { $list }
forms-say-not-among = { $a } is not among what is chosen in { $list }
forms-say-some-row = in at least one row of { $rows }, { $c }
forms-say-no-row = there is no row of { $rows } in which { $c }
forms-say-every-row = in every row of { $rows }, { $c }
forms-say-not-every-row = it is not in every row of { $rows } that { $c }
forms-say-or-unknown = { $c }, or this cannot be told yet
forms-say-answer = { $answer ->
    [yes] “Yes”
   *[no] “No”
 }
forms-say-day = { $day } { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
 } { $year }
forms-say-today = the day of filling in
forms-say-stage = the stage being filled in
forms-say-actor = { $part ->
    [post] the post of whoever fills it in
    [name-zh] the Chinese name of whoever fills it in
    [name-en] the English name of whoever fills it in
    [rank] the rank of whoever fills it in
    [unit] the unit of whoever fills it in
    [staffNo] the staff number of whoever fills it in
   *[id] the identity of whoever fills it in
 }
forms-say-snapshot = the entry “{ $key }” of the outside data “{ $name }”
forms-say-offered = the choice
forms-say-in-row = { $what } in row { $row } of { $rows }
forms-say-in-rows = { $what } in the rows of { $rows }
forms-say-rows = the rows of { $rows }
forms-say-rows-where = { $group } in which { $c }
forms-say-whether = “Yes” (if { $c }) or “No” (if not)
forms-say-coalesce = { $a } (if blank, { $b })
forms-say-concat = the text composed of { $list }
forms-say-length = the number of characters in { $a }
forms-say-hours = the number of hours from { $from } to { $to }
forms-say-year = the year of { $a }
forms-say-yes = Yes
forms-say-no = No
forms-say-rounded = { $mode ->
    [half-up] { $places ->
        [0] { $a }, rounded half up to a whole number
        [one] { $a }, rounded half up to 1 place
       *[other] { $a }, rounded half up to { $places } places
     }
    [half-even] { $places ->
        [0] { $a }, rounded half to even to a whole number
        [one] { $a }, rounded half to even to 1 place
       *[other] { $a }, rounded half to even to { $places } places
     }
    [up] { $places ->
        [0] { $a }, rounded up to a whole number
        [one] { $a }, rounded up to 1 place
       *[other] { $a }, rounded up to { $places } places
     }
   *[down] { $places ->
        [0] { $a }, rounded down to a whole number
        [one] { $a }, rounded down to 1 place
       *[other] { $a }, rounded down to { $places } places
     }
 }
forms-say-plus = the sum of { $list }
forms-say-minus = { $a } less { $b }
forms-say-times = { $a } multiplied by { $b }
forms-say-divided = { $a } divided by { $b }
forms-say-abs = { $a } without its sign
forms-say-extreme = the { $which ->
    [lowest] lowest
    [highest] highest
    [earliest] earliest
   *[latest] latest
 } of { $list }
forms-say-extreme-row = the { $which ->
    [lowest] lowest
    [highest] highest
    [earliest] earliest
   *[latest] latest
 } { $what } in the rows of { $rows }
forms-say-after = { $unit ->
    [days] { $count ->
        [one] 1 day after { $date }
       *[other] { $count } days after { $date }
     }
    [months] { $count ->
        [one] 1 month after { $date }
       *[other] { $count } months after { $date }
     }
   *[years] { $count ->
        [one] 1 year after { $date }
       *[other] { $count } years after { $date }
     }
 }
forms-say-before = { $unit ->
    [days] { $count ->
        [one] 1 day before { $date }
       *[other] { $count } days before { $date }
     }
    [months] { $count ->
        [one] 1 month before { $date }
       *[other] { $count } months before { $date }
     }
   *[years] { $count ->
        [one] 1 year before { $date }
       *[other] { $count } years before { $date }
     }
 }
forms-say-later = { $unit ->
    [days] as many days after { $date } as { $amount }
   *[months] as many months after { $date } as { $amount }
 }
forms-say-days = { $kind ->
    [days] the number of days from { $from } to { $to }
    [working] the number of working days from { $from } to { $to }, both included
   *[calendar] the number of working days from { $from } to { $to }, both included, by the calendar “{ $calendar }”
 }
forms-say-count = { $of ->
    [rows] the number of rows of { $rows }
    [filtered] the number of rows of { $rows }
    [filled] the number of rows of { $rows } in which { $what } is filled in
   *[chosen] the number of choices made in { $what }
 }
forms-say-total = { $which ->
    [sum] the sum of { $what } over all rows of { $rows }
   *[average] the average of { $what } over all rows of { $rows }
 }
forms-say-nth = { $of ->
    [rows] row { $row } of { $rows }
   *[values] { $what } in row { $row } of { $rows }
 }
forms-say-given = the entry “{ $name }” that the list gives for { $of }
forms-say-number = value ({ $number })
forms-say-told = { $how ->
    [table] Here { $name } depends on { $of }:
    [case] Here { $name } is worked out as follows:
   *[cases] Here { $name } is worked out as follows; the first case that applies counts:
 }
forms-say-entry = { $codes }: { $value }
forms-say-case = { $how ->
    [cases] where { $c }:
   *[value] { $joint ->
        [all] { $value }, where all of the following hold:
        [any] { $value }, where at least one of the following holds:
        [always] { $value }
        [never] { $value }, in no case
       *[one] { $value }, where { $c }
     }
 }
forms-say-otherwise = { $how ->
    [blank] otherwise it stays blank
   *[value] otherwise { $value }
 }
forms-say-otherwise-told = Otherwise the form says: “{ $text }”
