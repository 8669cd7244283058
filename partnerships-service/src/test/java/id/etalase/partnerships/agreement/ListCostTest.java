package id.etalase.partnerships.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

import id.etalase.kit.page.PageQuery;
import id.etalase.partnerships.cooperation.Stage;
import id.etalase.testkit.EmbeddedServers;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/**
 * How many rows PostgreSQL looks at for one page of a list, where there are two thousand agreements, signed one a day,
 * that end three years later. PostgreSQL counts the rows for the transaction, which is rolled back.
 */
@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "partnerships"))
class ListCostTest {

    private static final PageQuery PAGE = new PageQuery(50, null, false);
    private static final int FEW = 1_500;

    @Inject
    EntityManager database;

    @Inject
    FilterGroups groups;

    @Inject
    Marks marks;

    @Inject
    ObjectMapper json;

    private long lookedBefore;

    /** All of it is one transaction, which on a busy machine takes longer than the minute that others have. */
    @BeforeEach
    void begin() {
        QuarkusTransaction.begin(QuarkusTransaction.beginOptions().timeout(600));
    }

    @AfterEach
    void forgetWhatWasDrawn() {
        QuarkusTransaction.rollback();
    }

    @Test
    void a_question_is_planned_for_what_it_asks_for_and_its_plan_is_not_compiled() {
        // Given a database that would do otherwise, as PostgreSQL comes
        // When / Then
        assertThat(database.createNativeQuery("show plan_cache_mode").getSingleResult()).isEqualTo("force_custom_plan");
        assertThat(database.createNativeQuery("show jit").getSingleResult()).isEqualTo("off");
    }

    @Test
    void a_page_of_a_list_looks_at_few_of_many() {
        // Given
        generate();
        ListWalk walk = new ListWalk(60, 1_000, 600);
        AgreementRepository today = new AgreementRepository(groups, new AgreementWalk(database, marks, walk));
        AgreementStateRepository past = new AgreementStateRepository(today, groups, marks, walk, database, json);
        AsOf then = AsOf.parse("2010-06-01", null);
        AgreementFilter words = asked("q", "zebra");
        AgreementFilter stage = asked("stage", Stage.EXPIRED);
        AgreementFilter stageOfMany = asked("stage", Stage.EXPIRED, "instrument", Instrument.MEMORANDUM);
        AgreementFilter signed = asked("signedTo", LocalDate.of(2009, 6, 15));
        AgreementFilter signedOfMany = asked("signedTo", LocalDate.of(2009, 6, 15), "instrument", Instrument.MEMORANDUM);
        AgreementFilter ends = asked("endsTo", LocalDate.of(2010, 1, 1));
        AgreementFilter active = asked("activeOn", LocalDate.of(2008, 1, 1));
        AgreementFilter activeAndEnded = asked("activeOn", LocalDate.of(2008, 1, 1), "endsTo", LocalDate.of(2008, 3, 1));
        AgreementFilter endsOfMany = asked("endsTo", LocalDate.of(2010, 1, 1), "instrument", Instrument.MEMORANDUM);
        looked();

        // When
        Map<String, Long> looked = new LinkedHashMap<>();
        for (AgreementFilter filter : List.of(words, stage, stageOfMany, signed, signedOfMany, ends, endsOfMany, active,
                activeAndEnded)) {
            assertThat(today.page(filter, Audience.PUBLIC, PAGE).items()).hasSize(50);
            looked.put("today " + filter, looked());
            assertThat(past.page(filter, then, Audience.PUBLIC, PAGE).items()).hasSize(50);
            looked.put("as of then " + filter, looked());
        }
        past.page(asked("renewed", true), then, Audience.PUBLIC, PAGE);
        looked.put("renewed", looked());

        // Then
        assertThat(looked).allSatisfy((list, rows) -> assertThat(rows).as(list).isLessThan(FEW));
    }

    /** How many rows of agreements and their states were looked at since this was asked last. */
    private long looked() {
        long all = ((Number) database.createNativeQuery("""
                select sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) from pg_stat_xact_user_tables
                where relname in ('agreement', 'agreement_state')""").getSingleResult()).longValue();
        long since = all - lookedBefore;
        lookedBefore = all;
        return since;
    }

    private AgreementFilter asked(Object... namesAndValues) {
        Map<String, Object> members = new HashMap<>(Map.of("sort", "-signed-on"));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return json.convertValue(members, AgreementFilter.class);
    }

    private void execute(String sql) {
        database.createNativeQuery(sql).executeUpdate();
    }

    private void generate() {
        execute("""
                insert into agreement (id, version, revision, slug, title_id, title_en, kind, instrument, scope, stage, sectors,
                    starts_first, starts_last, ends_first, ends_last, signed_first, signed_last, registered_at, updated_at)
                select gen_random_uuid(), 0, 1, 'many-' || n, 'Perlintasan zebra', 'Zebra crossings', 'KSDPL', 'MEMORANDUM', 'FOREIGN',
                    'EXPIRED', array['transport'], signed, signed, signed + 1096, signed + 1096, signed, signed, now(), now()
                from generate_series(1, 2000) n, lateral (select date '2005-01-01' + n as signed) days""");
        execute("""
                insert into agreement_state (agreement_id, effective_from, effective_to, release, representation)
                select a.id, times.since, times.until, null, jsonb_build_object('id', a.id, 'slug', slug, 'revision', 1, 'stage', stood,
                    'kind', kind, 'instrument', 'memorandum', 'scope', 'foreign', 'title', jsonb_build_object('id', title_id, 'en',
                    title_en), 'sectors', sectors, 'signedOn', signed_first, 'term', jsonb_build_object('startsOn', starts_first,
                    'endsOn', ends_first), 'partners', jsonb_build_array(), 'registeredAt', now(), 'updatedAt', now())
                from agreement a, lateral (values ('active', signed_first, ends_first), ('expired', ends_first, null))
                    times (stood, since, until) where slug like 'many-%'""");
        // All of so few would soon be read; all of a million would not.
        execute("set local seq_page_cost = 100");
        execute("analyze agreement");
        execute("analyze agreement_state");
    }
}
