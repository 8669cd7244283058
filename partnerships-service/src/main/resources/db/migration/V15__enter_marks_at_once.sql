-- What came in lately waited in a list beside the index, and every quarter that was looked at read that list too: after an import a
-- search for rare words took twenty times as long, until the list was cleared.
alter index agreement_marks_of_quarter set (fastupdate = off);
do $$ begin perform gin_clean_pending_list('agreement_marks_of_quarter'); end $$;
