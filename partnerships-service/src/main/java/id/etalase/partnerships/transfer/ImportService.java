package id.etalase.partnerships.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import id.etalase.kit.error.Conflict;
import id.etalase.kit.error.NotFound;
import id.etalase.kit.identity.Actor;
import id.etalase.kit.time.Ids;

/** The states of imports. Each step is a transaction of its own, so that progress is seen while an import runs. */
@ApplicationScoped
class ImportService {

    /** An import that has not moved for so long has lost its process; it can be started again. */
    private static final Duration STALLED = Duration.ofMinutes(2);

    private static final long LOCK = 7_201_904;

    private final EntityManager database;
    private final TableService tables;
    private final Event<Due> due;
    private final ObjectMapper json;
    private final Ids ids;
    private final Clock clock;

    /**
     * Work to do in the background, once the transaction that asks for it is through.
     *
     * @param actor who has it applied; null when it is to be checked
     */
    record Due(UUID id, Actor actor) {
    }

    ImportService(EntityManager database, TableService tables, Event<Due> due, ObjectMapper json, Ids ids, Clock clock) {
        this.database = database;
        this.tables = tables;
        this.due = due;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    ImportJob create(ReceivedTable table, Actor actor) throws IOException {
        UUID id = ids.next();
        database.createNativeQuery("""
                insert into import_job (id, state, sha256, actor_role, actor_office, created_at, updated_at)
                values (:id, 'checking', :sha256, :role, :office, :now, :now)""").setParameter("id", id)
                .setParameter("sha256", table.sha256()).setParameter("role", actor.role())
                .setParameter("office", actor.office()).setParameter("now", clock.instant()).executeUpdate();
        try (InputStream bytes = CsvUpload.open(table.file())) {
            tables.keep(id, bytes);
        }
        due.fire(new Due(id, null));
        return get(id);
    }

    /** @throws NotFound {@code not-kept} */
    @Transactional
    ImportJob get(UUID id) {
        List<?> rows = database.createNativeQuery("""
                select state, sha256, rows, done, problems, cast(report as text), failure, actor_role, actor_office, created_at,
                    updated_at from import_job where id = :id""", Object[].class).setParameter("id", id).getResultList();
        if (rows.isEmpty()) {
            throw new NotFound("not-kept", Map.of("kind", "import", "name", id));
        }
        Object[] row = (Object[]) rows.get(0);
        Instant updated = (Instant) row[10];
        String state = (String) row[0];
        boolean stalled = updated.plus(STALLED).isBefore(clock.instant());
        String failure = (String) row[6];
        if (stalled && state.equals("applying")) {
            state = "failed";
            failure = "The process that applied it has ended; nothing was entered.";
        } else if (stalled && state.equals("checking")) {
            state = "refused";
            failure = "The process that checked it has ended; upload it again.";
        }
        try {
            return new ImportJob(id, state, (String) row[1], ((Number) row[2]).intValue(),
                    ((Number) row[3]).intValue(), ((Number) row[4]).intValue(),
                    Arrays.asList(json.readValue((String) row[5], LineProblem[].class)),
                    failure,
                    new Actor((String) row[7], (String) row[8]), (Instant) row[9], updated);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report is always a list of problems", e);
        }
    }

    /** Waits until no other import is applied: two tables at once would each miss what the other enters. */
    @Transactional(TxType.MANDATORY)
    void beAlone() {
        database.createNativeQuery("select pg_advisory_xact_lock(:lock)").setParameter("lock", LOCK).getSingleResult();
    }

    /** For the rest of the transaction: what is done for each line, in triggers too, is planned once and not for each line. */
    @Transactional(TxType.MANDATORY)
    void planOnce() {
        database.createNativeQuery("select set_config('plan_cache_mode', 'auto', true)").getSingleResult();
    }

    @Transactional(TxType.REQUIRES_NEW)
    void progress(UUID id, int done) {
        database.createNativeQuery("update import_job set done = :done, updated_at = :now where id = :id")
                .setParameter("done", done).setParameter("now", clock.instant()).setParameter("id", id).executeUpdate();
    }

    @Transactional(TxType.REQUIRES_NEW)
    void checked(UUID id, TableCheck check) {
        try {
            database.createNativeQuery("""
                    update import_job set state = :state, rows = :rows, done = :rows, problems = :problems,
                        report = cast(:report as json), updated_at = :now
                    where id = :id and state in ('checking', 'applying')""")
                    .setParameter("state", check.problems() == 0 ? "checked" : "refused").setParameter("rows", check.rows())
                    .setParameter("problems", check.problems()).setParameter("report", json.writeValueAsString(check.report()))
                    .setParameter("now", clock.instant()).setParameter("id", id).executeUpdate();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report is always JSON", e);
        }
    }

    /**
     * Lets one caller apply it.
     *
     * @throws Conflict {@code import-not-checked} when it is not ready to be applied, or is applied or being applied already
     */
    @Transactional
    ImportJob claim(UUID id, Actor actor) {
        ImportJob job = get(id);
        int claimed = database.createNativeQuery("""
                update import_job set state = 'applying', done = 0, failure = null, updated_at = :now
                where id = :id and (state in ('checked', 'failed') or state = 'applying' and updated_at < :stalled)""")
                .setParameter("now", clock.instant()).setParameter("stalled", clock.instant().minus(STALLED))
                .setParameter("id", id).executeUpdate();
        if (claimed == 0) {
            throw new Conflict("import-not-checked", Map.of("state", job.state()), Map.of("state", job.state()));
        }
        due.fire(new Due(id, actor));
        return get(id);
    }

    /** @param state {@code refused} when it was being checked, so that nobody applies it; else {@code failed} */
    @Transactional(TxType.REQUIRES_NEW)
    void failed(UUID id, String state, String reason) {
        database.createNativeQuery("""
                update import_job set state = :state, failure = :reason, updated_at = :now where id = :id""")
                .setParameter("state", state).setParameter("reason", reason).setParameter("now", clock.instant())
                .setParameter("id", id).executeUpdate();
    }

    /** Part of the transaction that entered everything: both happen or neither. */
    @Transactional(TxType.MANDATORY)
    void applied(UUID id, int rows) {
        int changed = database.createNativeQuery(
                """
                        update import_job set state = 'applied', done = :rows, updated_at = :now where id = :id and state = 'applying'""")
                .setParameter("rows", rows).setParameter("now", clock.instant()).setParameter("id", id).executeUpdate();
        if (changed == 0) {
            throw new IllegalStateException("the import " + id + " is no longer being applied");
        }
    }
}
