package id.etalase.partnerships.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

import id.etalase.kit.page.Page;
import id.etalase.kit.page.PageQuery;
import id.etalase.partnerships.cooperation.Stage;
import id.etalase.testkit.EmbeddedServers;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/**
 * Whatever is asked for together, the pages of a list hold what a plain question to the database finds, in its order. Drawn
 * with a fixed seed; a look goes a few rows ahead and six of a quarter are a crowd, so that every way of looking is gone.
 */
@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "partnerships"))
class ListWalkTest {

    private static final int QUESTIONS = 60;
    private static final int PAGE = 20;

    @Inject
    EntityManager database;

    @Inject
    FilterGroups groups;

    @Inject
    Marks marks;

    @Inject
    ObjectMapper json;

    private final Random random = new Random(20_261_122);

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
    void the_pages_of_any_list_hold_what_a_plain_question_finds() {
        // Given
        generate();
        ListWalk walk = new ListWalk(4, 40, 6);
        AgreementRepository today = new AgreementRepository(groups, new AgreementWalk(database, marks, walk));
        AgreementStateRepository past = new AgreementStateRepository(today, groups, marks, walk, database, json);
        AsOf then = AsOf.parse("2012-03-01", null);

        // When
        int found = 0;
        for (int i = 0; i < QUESTIONS; i++) {
            AgreementFilter filter = draw();
            database.clear();
            List<UUID> pagesOfToday = pages(query -> today.page(filter, Audience.PUBLIC, query).map(Agreement::id));
            List<UUID> pagesOfThen = pages(query -> past.page(filter, then, Audience.PUBLIC, query).map(AgreementResponse::id));

            // Then
            assertThat(pagesOfToday).as("today %s", filter).isEqualTo(plainly(filter));
            assertThat(pagesOfThen).as("as of then %s", filter).isEqualTo(plainly(filter, then));
            found += pagesOfToday.size() + pagesOfThen.size();
        }
        assertThat(found).as("something was found at all").isGreaterThan(10 * QUESTIONS);
    }

    private interface Source {

        Page<UUID> page(PageQuery query);
    }

    private static List<UUID> pages(Source source) {
        List<UUID> all = new ArrayList<>();
        String next = null;
        do {
            Page<UUID> page = source.page(new PageQuery(PAGE, next, false));
            all.addAll(page.items());
            next = page.next();
        } while (next != null);
        return all;
    }

    private List<UUID> plainly(AgreementFilter filter) {
        AgreementCriteria criteria = AgreementCriteria.of(filter, groups, Audience.PUBLIC);
        var query = database.createQuery("select a.id from Agreement a where " + criteria.where() + criteria.order(),
                UUID.class);
        query.getParameters().forEach(parameter -> query.setParameter(parameter.getName(),
                criteria.parameters().get(parameter.getName())));
        return query.getResultList();
    }

    private List<UUID> plainly(AgreementFilter filter, AsOf then) {
        StateCriteria criteria = StateCriteria.of(filter, groups.members(filter), then, Audience.PUBLIC);
        String order = filter.latestFirst() ? " desc" : "";
        var query = database.createNativeQuery("select s.agreement_id from agreement_state s where " + criteria.where()
                + " order by s.sort_day" + order + ", s.agreement_id" + order, UUID.class);
        criteria.parameters().forEach(query::setParameter);
        List<?> ids = query.getResultList();
        return ids.stream().map(UUID.class::cast).toList();
    }

    private AgreementFilter draw() {
        Map<String, Object> members = new HashMap<>(Map.of("sort", random.nextBoolean() ? "signed-on" : "-signed-on"));
        Map<String, Supplier<Object>> choices = new HashMap<>();
        choices.put("q", () -> oneOf("zebra", "bridge", "zebra bridge"));
        choices.put("sector", () -> oneOf("transport", "health"));
        choices.put("instrument", () -> oneOf(Instrument.MEMORANDUM, Instrument.CONTRACT));
        choices.put("stage", () -> oneOf(Stage.ACTIVE, Stage.EXPIRED, Stage.UNVERIFIED));
        choices.put("renewed", random::nextBoolean);
        for (String day : List.of("signedFrom", "signedTo", "endsFrom", "endsTo", "activeOn", "activeOn")) {
            choices.put(day, () -> LocalDate.of(1900, 1, 1).plusDays(random.nextInt(5) == 0 ? random.nextInt(109_000)
                    : 36_000 + random.nextInt(7_000)));
        }
        List<String> names = new ArrayList<>(choices.keySet());
        for (int i = random.nextInt(4); i >= 0; i--) {
            String name = names.get(random.nextInt(names.size()));
            members.put(name, choices.get(name).get());
        }
        return json.convertValue(members, AgreementFilter.class);
    }

    private Object oneOf(Object... values) {
        return Arrays.asList(values).get(random.nextInt(values.length));
    }

    /** Agreements of eighteen years, most of them close together, some before all others, some without a day or an end. */
    private void generate() {
        database.createNativeQuery("select setseed(0.5)").getSingleResult();
        execute("""
                create temporary table drawn on commit drop as
                select n, cast(md5('walk-' || n) as uuid) as id, (array['Zebra', 'Bridge', 'Zebra bridge'])[1 + floor(random() * 3)::int] as title,
                    (array['MEMORANDUM', 'CONTRACT'])[1 + floor(random() * 2)::int] as instrument,
                    (array['ACTIVE', 'EXPIRED', 'UNVERIFIED'])[1 + floor(random() * 3)::int] as stage,
                    (array['transport', 'health'])[1 + floor(random() * 2)::int] as sector,
                    case when random() < 0.03 then null when random() < 0.03 then date '1900-01-01' + n
                        else date '2001-01-01' + floor(6570 * random() ^ 2)::int end as signed,
                    case when random() < 0.7 then floor(random() * 3000)::int end as term
                from generate_series(1, 300) n""");
        execute("""
                insert into agreement (id, version, revision, slug, title_id, title_en, kind, instrument, scope, stage, sectors,
                    starts_first, starts_last, ends_first, ends_last, signed_first, signed_last, evidenced_on, registered_at,
                    updated_at, renewed_by_id)
                select id, 0, 1, 'walk-' || n, title, title, 'KSDPL', instrument, 'FOREIGN', stage, array[sector], signed, signed,
                    signed + term, signed + term, signed, signed, case when n % 10 = 0 then signed + 100 end, now(), now(),
                    case when n % 7 = 0 then cast(md5('walk-1') as uuid) end
                from drawn""");
        execute("""
                insert into agreement_state (agreement_id, effective_from, effective_to, release, representation)
                select a.id, times.since, times.until, null, jsonb_build_object('id', a.id, 'slug', slug, 'revision', 1, 'stage', stood,
                    'kind', kind, 'instrument', lower(instrument), 'scope', 'foreign', 'title', jsonb_build_object('id', title_id, 'en',
                    title_en), 'sectors', sectors, 'partners', jsonb_build_array(), 'registeredAt', now(), 'updatedAt', now())
                    || jsonb_strip_nulls(jsonb_build_object('signedOn', signed_first, 'evidencedOn', evidenced_on, 'term',
                    jsonb_build_object('startsOn', starts_first, 'endsOn', ends_first)))
                    || case when renewed_by_id is null then '{}' else '{"renewedBy": "another"}'::jsonb end
                from agreement a, lateral (values ('active', coalesce(signed_first, '1999-01-01'), date '2012-01-24'),
                        (lower(stage), date '2012-01-24', null))
                    times (stood, since, until) where slug like 'walk-%' and coalesce(signed_first, '1999-01-01') < '2012-01-01'""");
        execute("analyze agreement");
        execute("analyze agreement_state");
    }

    private void execute(String sql) {
        database.createNativeQuery(sql).executeUpdate();
    }
}
