package id.etalase.partnerships.agreement;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agroal.api.AgroalDataSource;

/** Puts releases and states on record, in the transaction in progress: many take one round trip for each table. */
@ApplicationScoped
class HistoryTable {

    private static final String RELEASE = """
            insert into agreement_release (agreement_id, number, revision, change, public, recorded_at, actor_role, actor_office,
                reason, document_title, document_reference, document_dated, patch)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, cast(? as json))""";
    private static final String STATE = """
            insert into agreement_state (agreement_id, effective_from, effective_to, release, representation)
            values (?, ?, ?, ?, cast(? as jsonb))""";

    private final AgroalDataSource database;

    HistoryTable(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * A change that is kept for ever.
     *
     * @param patch makes the state after it out of the state before
     */
    record Release(AgreementEvent event, int number, Instant at, ObjectNode patch) {
    }

    /**
     * How an agreement stood.
     *
     * @param to null while it stands so
     * @param release null for the time before the register kept it
     */
    record State(UUID agreement, Instant from, Instant to, Integer release, ObjectNode representation) {
    }

    /** Writes them; their agreements must be written already. */
    void write(List<Release> releases, List<State> states) {
        try (Connection connection = database.getConnection();
                PreparedStatement release = connection.prepareStatement(RELEASE);
                PreparedStatement state = connection.prepareStatement(STATE)) {
            for (Release one : releases) {
                add(release, one);
            }
            release.executeBatch();
            for (State one : states) {
                add(state, one.agreement(), one.from().atOffset(ZoneOffset.UTC),
                        one.to() == null ? null : one.to().atOffset(ZoneOffset.UTC), one.release(),
                        one.representation().toString());
            }
            state.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("the history cannot be written", e);
        }
    }

    private static void add(PreparedStatement statement, Release release) throws SQLException {
        AgreementEvent.Change change = release.event().change();
        DocumentReference document = release.event().document();
        add(statement, change.agreement().id(), release.number(), change.agreement().revision(), release.event().name(),
                change.agreement().stage().isPublic(), release.at().atOffset(ZoneOffset.UTC), change.actor().role(),
                change.actor().office(), change.reason(), document == null ? null : document.title(),
                document == null ? null : document.reference(), document == null ? null : document.dated(),
                release.patch().toString());
    }

    private static void add(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.addBatch();
    }
}
