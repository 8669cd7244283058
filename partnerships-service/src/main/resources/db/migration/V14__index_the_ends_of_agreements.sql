-- Agreements that end in some time, on record in the order of signing: without an index that knows both, a list looked at all that
-- were signed later or earlier than the first that fits.
create index agreement_end_days on agreement using gist (daterange(ends_first, ends_last, '[]'), sort_day)
    where ends_first is not null;

-- Whether an end that may have been on any day from the first to the last may lie between two days. Two comparisons, because an
-- end that is known to the year may lie after the one day and before the other though the one comes after the other. Under a name,
-- because HQL has no operators of ranges.
create function may_lie_between(first date, last date, low date, high date) returns boolean
    language sql immutable parallel safe
    return daterange(first, last, '[]') && daterange(low, null) and daterange(first, last, '[]') && daterange(null, high, '[]');
