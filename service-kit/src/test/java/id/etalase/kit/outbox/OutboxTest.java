package id.etalase.kit.outbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;

import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

import id.etalase.testkit.EmbeddedServers;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "kit"))
class OutboxTest {

    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final UUID thing = UUID.randomUUID();

    @Inject
    Outbox outbox;

    @Inject
    ThingService service;

    @Inject
    AgroalDataSource dataSource;

    @Test
    void an_event_outside_a_transaction_is_refused() throws Exception {
        assertThatThrownBy(() -> outbox.append(new Thing.Renamed(thing, "alone")))
                .isInstanceOf(TransactionalException.class);

        assertThat(rows()).isEmpty();
    }

    @Test
    void an_event_of_a_rolled_back_change_is_gone_and_leaves_no_gap() throws Exception {
        assertThatThrownBy(() -> service.appendAndFail(new Thing.Renamed(thing, "not to be")))
                .isInstanceOf(ThingService.RuleBroken.class);

        service.append(new Thing.Renamed(thing, "first"));

        assertThat(rows()).extracting(Row::sequence, Row::state).containsExactly(
                Tuple.tuple(1L, "{\"name\":\"first\"}"));
    }

    @Test
    void the_events_of_one_change_are_numbered_in_their_order() throws Exception {
        service.append(new Thing.Renamed(thing, "a"), new Thing.Seen(thing, "b"), new Thing.Renamed(thing, "c"));

        assertThat(rows()).extracting(Row::type).containsExactly("id.etalase.kit-test.thing.renamed.v1",
                "id.etalase.kit-test.thing.seen.v2", "id.etalase.kit-test.thing.renamed.v1");
        assertThat(rows()).extracting(Row::sequence).containsExactly(1L, 2L, 3L);
    }

    @Test
    void payload_and_snapshot_are_json_as_the_api_writes_it() throws Exception {
        service.append(new Thing.Renamed(thing, "Jalan Jaksa"));

        assertThat(rows().get(0).data()).contains("\"name\":\"Jalan Jaksa\"", "\"at\":\"2026-01-02T03:04:05.678901Z\"");
        assertThat(rows().get(0).state()).isEqualTo("{\"name\":\"Jalan Jaksa\"}");
    }

    @Test
    void an_event_without_a_snapshot_has_none() throws Exception {
        service.append(new Thing.Seen(thing, "as it was"));

        assertThat(rows()).extracting(Row::state).containsOnlyNulls();
    }

    @Test
    void the_trace_of_the_request_stays_with_the_event() throws Exception {
        given().header("traceparent", TRACE).header("thing", thing).post("/things").then().statusCode(204);

        assertThat(rows()).extracting(Row::traceParent).containsExactly(TRACE);
    }

    @Test
    void a_malformed_trace_is_left_out() throws Exception {
        given().header("traceparent", "00-zz").header("thing", thing).post("/things").then().statusCode(204);

        assertThat(rows()).extracting(Row::traceParent).containsOnlyNulls();
    }

    private List<Row> rows() throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT sequence, type, data, state, traceparent FROM outbox_event WHERE aggregate_id = ? "
                                + "ORDER BY position")) {
            query.setObject(1, thing);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    rows.add(new Row(row.getLong(1), row.getString(2), row.getString(3), row.getString(4),
                            row.getString(5)));
                }
            }
        }
        return rows;
    }

    private record Row(long sequence, String type, String data, String state, String traceParent) {
    }
}
