### Retention and disposal: facts, schedules, and the sentences of a derivation.

## Facts and schedules that cannot be read

disposal-date-unreadable = “{ $value }” is not a date. Write a year (2019), a month (2019-05), a day (2019-05-31) or a time with its offset.
disposal-date-stand-in = “{ $value }” stands for an unknown date and is not used. Leave the date empty until it is known.
disposal-period-unreadable = “{ $value }” is not a period. Write it as P7Y, P6M, P2W, P90D or a combination in that order.
disposal-year-end-unreadable = “{ $value }” is not a day of the year. Write month and day, for example 03-31.
disposal-fault-canonical = The inputs of the computation could not be put into canonical form. The dates stand; report this fault.
disposal-schedule-refused = { $count ->
    [one] The schedule was not accepted: one finding must be put right first. Nothing has been changed.
   *[other] The schedule was not accepted: { $count } findings must be put right first. Nothing has been changed.
}
disposal-schedule-not-json = The file is not valid JSON (line { $line }, column { $column }). Nothing has been changed.
disposal-schedule-format = The file has format { $format }, which this version cannot read. Update the program or ask for a file in format 1.
disposal-row-not-object = An entry with named fields was expected here.
disposal-row-not-list = A list was expected here.
disposal-row-missing = The field is missing. Add it.
disposal-row-unknown-field = No such field exists. Correct its name or remove it, so that no condition is overlooked.
disposal-row-unreadable = The value { $value } cannot be read. { $name ->
    [period] Write a period as P7Y, P6M, P2W or P90D.
    [effective_from] Write a day as YYYY-MM-DD.
    [on] Write a day as YYYY-MM-DD.
    [financial_year_end] Write month and day, for example 03-31.
    [cut_off] Write none, month-end, quarter-end, calendar-year or financial-year.
    [action] Write destroy, transfer, appraise, microfilm, review or permanent.
    [custody] Write office, records-centre, server or archives.
    [nature] Write administrative or programme.
    [unit] Write part, folder or record.
    [trigger] Check its kind and the fields that belong to that kind.
   *[other] Compare it with the published format of schedules.
}

## Findings in a schedule

disposal-check-duplicate = The class code stands twice. Give each class a code of its own.
disposal-check-empty = The field is empty. Fill it in.
disposal-check-one-language = The title must stand in both English and Chinese.
disposal-check-version = Versions are counted from 1.
disposal-check-no-vector = The schedule has no test case for this class. Add one, so that every installation can prove its arithmetic.
disposal-check-final-not-last = Nothing can follow destruction or permanent retention. Make this the last stage.
disposal-check-permanent-action = A stage that never ends must have the action “permanent”, and only such a stage may have it.
disposal-check-permanent-period = A stage that never ends has no period. Write P0D.
disposal-check-permanent-inside = “Permanent” cannot be combined with other triggers. Make it a stage of its own.
disposal-check-permanent-ceiling = A ceiling that never comes is no ceiling. Remove it.
disposal-check-no-previous-stage = The first stage cannot wait for a previous one.
disposal-check-one-choice = A combination needs at least two triggers.
disposal-check-unpinned-days = A month-end or quarter-end cut-off with weeks or days must be settled by a test case in the schedule.
disposal-check-vector-class = Test case “{ $name }” names a class that is not in the schedule.
disposal-check-vector = Test case “{ $name }”: { $what ->
    [state] state
    [base] base date
    [end] end of retention
   *[due] due date
} expected { $expected }, found { $found }.

## Words inside the sentences below

disposal-period = { $unit ->
    [years] { $count ->
        [one] one year
       *[other] { $count } years
    }
    [months] { $count ->
        [one] one month
       *[other] { $count } months
    }
    [weeks] { $count ->
        [one] one week
       *[other] { $count } weeks
    }
    [days] { $count ->
        [0] no period
        [one] one day
       *[other] { $count } days
    }
   *[mixed] the period { $period }
}
disposal-cut-off = { $cut_off ->
    [month-end] the end of the month
    [quarter-end] the end of the quarter
    [calendar-year] the end of the calendar year
    [financial-year] the end of the financial year ({ $financial_year_end })
   *[none] the same day
}
disposal-reason = { $reason ->
    [open] the part is open
    [no-event] the event has not been registered
    [no-subject] the unit does not say which subject it concerns
    [missing-date] a date is missing
    [future-date] a date lies in the future
    [invalid-date] a date cannot be read or stands for an unknown one
    [stage-not-completed] the previous stage has not been completed
    [held] a hold stands
   *[out-of-range] the date lies beyond the calendar
}
disposal-stated = { $stated ->
    [other] {" "}(stated as { $value })
   *[same] {""}
}
disposal-action = { $action ->
    [destroy] destroy
    [transfer] transfer
    [appraise] appraise
    [microfilm] microfilm
    [review] review
   *[permanent] keep permanently
}

## Steps of a derivation

disposal-step-unscheduled = The unit has no disposal class, so it is never due. Assign a class.
disposal-step-class = Disposal class { $result } of schedule { $schedule }, version { $version }, in force from { $effective_from } under { $authority }; stage { $stage }, action: { disposal-action }.
disposal-step-assigned = { $source ->
    [inherited] The class is inherited: { $path }.
    [override] The class is set here against what would be inherited: { $path }. Reason: { $why }
   *[direct] The class is set here: { $path }.
}
disposal-step-declared = Declared on { $result }{ disposal-stated }.
disposal-step-declared-unknown = The day of declaration is not usable: { disposal-reason }.
disposal-step-part-closed = Part { $part } was closed on { $result }{ disposal-stated }.
disposal-step-part-closed-unknown = Part { $part } gives no closing day: { disposal-reason }.
disposal-step-date = Date element “{ $element }” is { $result }{ disposal-stated }.
disposal-step-date-unknown = Date element “{ $element }” is not usable: { disposal-reason }.
disposal-step-event = Event { $event } ({ $kind }, { $subject }), registered on { $recorded_at }, happened on { $result }{ disposal-stated }.
disposal-step-event-unknown = Event “{ $kind }” for “{ $subject }” gives no day: { disposal-reason }.
disposal-step-fixed = The schedule itself names { $result }.
disposal-step-immediate = { $basis ->
    [declared] The period runs at once from declaration on { $result }{ disposal-stated }.
   *[opened] The period runs at once from opening on { $result }{ disposal-stated }.
}
disposal-step-immediate-unknown = The period would run at once, but gives no day: { disposal-reason }.
disposal-step-stage-completed = Stage { $stage } was completed on { $result }{ disposal-stated }.
disposal-step-stage-completed-unknown = The completion of the previous stage gives no day: { disposal-reason }.
disposal-step-permanent = Units of this class are kept permanently.
disposal-step-after = { $start } plus { disposal-period } is { $result }.
disposal-step-after-unknown = The period added to the trigger gives no day: { disposal-reason }.
disposal-step-latest-of = { $result ->
    [permanent] One of the triggers never comes, so the unit is kept permanently.
   *[other] The latest of these dates counts: { $result }.
}
disposal-step-latest-of-unknown = The latest of these dates counts, and one is not known yet: { disposal-reason }.
disposal-step-earliest-of = { $result ->
    [permanent] None of these triggers ever comes, so the unit is kept permanently.
   *[other] The earliest of the known dates counts: { $result }.
}
disposal-step-earliest-of-unknown = The earliest of these dates would count, and none is known yet: { disposal-reason }.
disposal-step-all-of = { $result ->
    [permanent] One of the conditions is never met, so the unit is kept permanently.
   *[other] All conditions are met; the last one counts: { $result }.
}
disposal-step-all-of-unknown = Not all conditions are met: { disposal-reason }.
disposal-step-first-known = The first fact there is counts: { $result }.
disposal-step-first-known-unknown = The facts looked for in turn give no day: { disposal-reason }.
disposal-step-rejected = Not followed: { $what ->
    [candidate] the date { $value }
    [floor] the minimum to { $value }
    [ceiling] the maximum to { $value }
   *[other] { $what } ({ $value })
}, { $why ->
    [withdrawn] withdrawn as never having happened
    [corrected] corrected by another event
    [reopened] the part was reopened afterwards
    [earlier] another date is later
    [later] another date is earlier
    [shorter] another minimum is as long or longer
    [not-reached] the unit is due before it is reached
   *[unknown] not known yet
}.
disposal-step-cut-off = The period is counted from { disposal-cut-off }: { $trigger } gives base date { $result }.
disposal-step-cut-off-unknown = No base date can be found: { disposal-reason }.
disposal-step-period = Base date { $base } plus { disposal-period }: keep through { $result }.{ $anniversary ->
    [yes] {" "}The anniversary itself is the due day.
   *[no] {""}
}
disposal-step-period-unknown = No end of retention can be found: { disposal-reason }.
disposal-step-floor = { $result ->
    [permanent] Must be kept permanently under { $basis }.
   *[other] Must be kept through { $result } under { $basis }.
}
disposal-step-floor-unknown = How long it must be kept under { $basis } is not known yet: { disposal-reason }.
disposal-step-ceiling = { $result ->
    [permanent] There is no end under { $basis }.
   *[other] Must not be kept beyond { $result } under { $basis }.
}
disposal-step-ceiling-unknown = How long it may be kept under { $basis } is not known yet: { disposal-reason }.
disposal-step-weighed = { $result ->
    [conflict] A maximum lies before a minimum. The records manager must decide; nothing falls due.
    [permanent] A minimum without an end prevails: kept permanently.
   *[other] The longest minimum prevails: keep through { $result }.
}
disposal-step-weighed-unknown = A minimum is not known yet, so nothing falls due: { disposal-reason }.
disposal-step-due = Kept through { $end }; due from { $result }.
disposal-step-due-unknown = No due date can be found: { disposal-reason }.
disposal-step-hold = Hold { $hold }, placed on { $placed_on }: { $result ->
    [stands] it stands and blocks disposal.
    [lifted] lifted on { $lifted_on }.
   *[not-yet] it has not begun.
}
disposal-step-release = With the holds and { $cooling_days ->
    [0] no waiting time
    [one] one day of waiting
   *[other] { $cooling_days } days of waiting
} after release, disposal is possible from { $result } at the earliest.
disposal-step-release-unknown = The due date does not move, but disposal is blocked: { disposal-reason }.
disposal-step-state = On { $on }, { $clock ->
    [trusted] by the server's trusted time
   *[local] by the local clock
}: { $result ->
    [unscheduled] not scheduled
    [waiting] waiting, because { disposal-reason }
    [running] within its retention period
    [due] due
    [permanent] kept permanently
   *[conflict] in conflict, for records review
}{ $held ->
    [yes] {" "}and held
   *[no] {""}
}.
