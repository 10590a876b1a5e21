### What the rules of records refuse, and the names of the metadata elements.

records-kind-agent = person
records-kind-class = class
records-kind-schedule = schedule
records-kind-form = form
records-kind-folder = folder
records-kind-part = part
records-kind-record = record
records-kind-instance = form on its way
records-kind-fact = fact

records-unknown = There is no such { $kind ->
    [agent] person
    [class] class
    [schedule] schedule
    [publisher] publisher of forms
    [catalogue] catalogue
    [form] form
    [folder] folder
    [part] part
    [record] record
    [instance] form on its way
   *[fact] fact
 } here. Check the reference, or sync and try again.
records-exists = { $what } exists already. Nothing was changed.
records-taken = The code or reference { $what } is already in use, and codes are never reused. Choose another one.
records-publisher-name = The name { $name } is borne by another publisher. Withdraw that one first; the name of a department is never taken by another.
records-part-closed = { $part } is closed and takes no more records. File in the open part of the folder, or open the next part.
records-part-open = { $part } is still open. Close it before the next part is opened.
records-not-allowed = Your roles do not include this action ({ $act }). Ask the Departmental Records Manager.
records-unsound-publisher = “{ $name }” cannot be a publisher of forms: a name without blanks, a title and a public key are needed. Take the file that the publisher gives out.
records-not-active = { $agent } does not hold the post on this day. Check the acting appointment.
records-missing = Mandatory metadata is missing (elements { $elements }). Fill it in and file again.
records-bad-value = Element { $element } cannot have this value. Correct it and try again.
records-not-editable = Element { $element } is fixed at declaration and cannot be changed.
records-conflict = Somebody else changed element { $element } meanwhile. Compare both values and decide.
records-withdrawn = The filing of { $record } was taken back. It can no longer be changed.
records-form-filed = { $record } is a completed form and stays filed.
records-no-reason = A reason must be given.
records-date-order = The date lies before the date that it must follow. Check both dates.
records-heading = Class { $class } is a heading without a disposal class and takes no folders. Choose a class beneath it.
records-wrong-scope = This operation names another scope than the one in which such a thing is kept ({ $scope }). Upgrade this desk and do it again.
records-not-understood = This operation comes from a newer edition of Muniment ({ $what }). Upgrade this desk and sync again.

records-element-1 = System identifier
records-element-2 = Reference
records-element-3 = Provisional reference
records-element-5 = Title (English)
records-element-6 = Title (Chinese)
records-element-10 = Nature
records-element-12 = Record type
records-element-13 = Language
records-element-15 = Medium
records-element-16 = Date of document
records-element-17 = Date received or sent
records-element-18 = Date captured
records-element-19 = Declared on, by
records-element-20 = Opened, closed
records-element-21 = Last addition
records-element-22 = Author
records-element-23 = Originating organisation
records-element-25 = Responsible officer
records-element-29 = Security classification
records-element-33 = Personal data
records-element-36 = Disposal authority
records-element-37 = Disposal class
records-element-38 = Source of the disposal class
records-element-39 = Criterion for inactive records
records-element-40 = Retention period
records-element-41 = Place of custody
records-element-42 = Disposal action
records-element-43 = Trigger facts
records-element-44 = Base date, end, due date
records-element-45 = Disposal state
records-element-54 = Format
records-element-56 = Size
records-element-57 = Digest (SHA-256)
records-element-58 = Signatures
records-element-61 = Form
records-element-68 = History of changes
