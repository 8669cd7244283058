package id.etalase.partnerships.agreement;

import static id.etalase.partnerships.agreement.Officer.aProposal;
import static id.etalase.partnerships.agreement.Officer.bureau;
import static id.etalase.partnerships.agreement.Officer.registered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import id.etalase.testkit.EmbeddedServers;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Agreements of a version that kept no history. */
@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "partnerships"))
class HistoryBeginningTest {

    private static final int MORE_THAN_AT_ONCE = 21;

    @Inject
    AgroalDataSource database;

    @Inject
    HistoryBeginningService beginning;

    @AfterEach
    void letAllBegin() throws SQLException {
        execute("drop trigger if exists last_is_refused on agreement_release");
        beginning.begin(new StartupEvent());
    }

    @Test
    void each_begins_once_with_what_it_is_now() throws SQLException {
        // Given
        String agreement = registered(aProposal());
        forgetHistories(List.of(agreement));

        // When
        beginning.begin(new StartupEvent());
        beginning.begin(new StartupEvent());

        // Then
        bureau().get("/v1/agreements/{a}/history", agreement).then().statusCode(200)
                .body("items.change", contains("registered"), "items.number", contains(1));
        String now = bureau().get("/v1/agreements/{a}", agreement).then().statusCode(200).extract().asString();
        bureau().get("/v1/agreements/{a}/history/1", agreement).then().statusCode(200).body(equalTo(now));
    }

    @Test
    void what_has_begun_stays_when_a_later_one_fails() throws SQLException {
        // Given
        List<String> agreements = Stream.generate(() -> registered(aProposal())).limit(MORE_THAN_AT_ONCE).toList();
        forgetHistories(agreements);
        execute("""
                create or replace function refuse_last() returns trigger language plpgsql as $$
                begin
                    if new.agreement_id = (%s order by id desc limit 1) then
                        raise exception 'not this one';
                    end if;
                    return new;
                end
                $$;
                create trigger last_is_refused before insert on agreement_release
                    for each row execute function refuse_last()""".formatted(idsOf(agreements)));

        // When
        assertThatThrownBy(() -> beginning.begin(new StartupEvent())).hasStackTraceContaining("not this one");

        // Then
        assertThat(number("select count(*) from agreement_release where agreement_id in (" + idsOf(agreements) + ")"))
                .isEqualTo(MORE_THAN_AT_ONCE - 1);
    }

    private void forgetHistories(List<String> agreements) throws SQLException {
        execute("""
                alter table agreement_release disable trigger agreement_release_is_final;
                delete from agreement_state where agreement_id in (%1$s);
                delete from agreement_release where agreement_id in (%1$s);
                alter table agreement_release enable trigger agreement_release_is_final""".formatted(idsOf(agreements)));
    }

    private static String idsOf(List<String> slugs) {
        return slugs.stream().collect(Collectors.joining("', '", "select id from agreement where slug in ('", "')"));
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
