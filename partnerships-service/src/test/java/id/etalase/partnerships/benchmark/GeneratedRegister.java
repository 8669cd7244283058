package id.etalase.partnerships.benchmark;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import io.agroal.api.AgroalDataSource;

/**
 * Agreements as the service would write them, made inside the database, the same ones every time.
 * <p>
 * A partner is drawn by Zipf's law from ten thousand (as many as there are cities of some size), those of the reference data
 * first: the n-th has the n-th part of what the first has, as partners and words have it in life, where few are named often and
 * most once. Paris, say, is in one of five hundred agreements, and Al-Quds, the first, in one of thirteen. One topic of seven,
 * one kind of wording of three and, in one of a thousand, a rare sector are drawn evenly, so that common and rare things meet
 * in all combinations. Days of signing are spread over 46 years without regard to the order of the rows, which is worse than
 * life, where an agreement is entered about when it is signed. Terms are three, five or ten years or without end.
 */
final class GeneratedRegister {

    private static final int PARTNERS = 10_000;

    private final AgroalDataSource database;

    GeneratedRegister(AgroalDataSource database) {
        this.database = database;
    }

    /** Adds the agreements with these numbers, and before the first of them the partners. */
    void add(int first, int last) throws SQLException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("set maintenance_work_mem = '256MB'");
            statement.execute("set work_mem = '128MB'");
            if (first == 1) {
                statement.execute(DRAW);
                statement.execute(MORE_PARTNERS.formatted(PARTNERS));
            }
            List<String> indexes = dropIndexes(statement);
            statement.execute("alter table agreement disable trigger user");
            statement.execute("alter table agreement_partner disable trigger user");
            statement.execute("create temporary table drawn as " + DRAWN.formatted(PARTNERS, first, last));
            statement.execute("create temporary table made as " + MADE);
            statement.execute(AGREEMENTS);
            statement.execute("insert into agreement_partner select id, partner_id, 0 from made");
            statement.execute(STATES);
            statement.execute("""
                    insert into search_word
                    select distinct unnest(tsvector_to_array(a.document)) from agreement a join made using (id)""");
            statement.execute("drop table made, drawn");
            statement.execute("alter table agreement enable trigger user");
            statement.execute("alter table agreement_partner enable trigger user");
            for (String index : indexes) {
                statement.execute(index);
            }
            // The connection goes back to the pool, and a question must not find more room than in the product.
            statement.execute("reset maintenance_work_mem");
            statement.execute("reset work_mem");
        }
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            for (String table : List.of("agreement", "agreement_state", "agreement_partner", "partner", "search_word")) {
                statement.execute("vacuum (analyze) " + table);
            }
            statement.execute("checkpoint");
        } catch (SQLException e) {
            if (!"42501".equals(e.getSQLState())) {
                throw e;
            }
            // Only a superuser may ask for a checkpoint; it will come by itself.
        }
    }

    /** Without indexes rows come in several times as fast; they are made again afterwards. */
    private static List<String> dropIndexes(Statement statement) throws SQLException {
        List<String> names = new ArrayList<>();
        List<String> definitions = new ArrayList<>();
        try (var rows = statement.executeQuery(
                """
                        select indexname, indexdef from pg_indexes where tablename in ('agreement', 'agreement_state', 'agreement_partner')
                            and schemaname = current_schema() and indexname not in (select conname from pg_constraint)""")) {
            while (rows.next()) {
                names.add(rows.getString(1));
                definitions.add(rows.getString(2));
            }
        }
        for (String name : names) {
            statement.execute("drop index " + name);
        }
        return definitions;
    }

    /** A number from 0 to 1 that is the same for the same row and purpose. */
    private static final String DRAW = """
            create function draw(n bigint, purpose integer) returns double precision language sql immutable
                return (hashint8extended(n, purpose) & 1048575) / 1048576.0""";
    private static final String MORE_PARTNERS = """
            insert into partner (id, version, slug, type, name_id, name_en, country, created_at, updated_at)
            select gen_random_uuid(), 0, 'town-' || n, 'CITY', 'Wanolo' || n, 'Wanolo' || n,
                (array['JP', 'CN', 'KR', 'NL', 'DE', 'AU', 'IN', 'TR', 'US', 'BR'])[1 + n %% 10], now(), now()
            from generate_series(1, %d - (select count(*) from partner)) n""";
    private static final String DRAWN = """
            select n, uuidv7() as id, 1 + floor(draw(n, 1) * 3)::int as wording, 1 + floor(draw(n, 2) * 7)::int as topic,
                (array['MEMORANDUM', 'CONTRACT', 'PROGRAMME', 'LETTER_OF_INTENT'])[1 + floor(draw(n, 3) * 4)::int] as instrument,
                date '1980-01-01' + floor(draw(n, 4) * 16800)::int as signed,
                (array[1096, 1826, 1826, 3652, null])[1 + floor(draw(n, 5) * 5)::int] as term,
                draw(n, 7) < 0.001 as rare, draw(n, 8) < 0.03 as unverified, p.id as partner_id, p.slug as partner,
                coalesce(p.country, 'JP') as country
            from generate_series(%2$d::bigint, %3$d::bigint) n
            join (select id, slug, country, row_number() over (order by slug like 'town-%%', slug) as place from partner) p
                on p.place = floor(exp(draw(n, 6) * ln(%1$d)))""";
    private static final String MADE = """
            select id, 'made-' || n as slug, instrument, signed, signed + term as ends, partner_id, partner, country,
                (array['Kerja sama', 'Nota kesepahaman', 'Perjanjian'])[wording] || ' '
                    || (array['pendidikan', 'banjir', 'kesehatan', 'transportasi', 'kebudayaan', 'energi', 'perumahan'])[topic]
                    || ' nomor ' || n as title_id,
                (array['Cooperation', 'Memorandum', 'Contract'])[wording] || ' on '
                    || (array['education', 'floods', 'health', 'transport', 'culture', 'energy', 'housing'])[topic]
                    || ' number ' || n as title_en,
                case when unverified then 'UNVERIFIED' when signed + term < date '2026-01-01' then 'EXPIRED' else 'ACTIVE' end as stage,
                array[(array['education', 'flood-control', 'health', 'transport', 'culture', 'energy', 'housing'])[topic],
                    case when rare then 'zoos' else 'environment' end]::varchar[] as sectors,
                (case when topic = 2 then array['floods'] else '{}' end)::varchar[] as challenges,
                (case when topic = 2 then 'flood control pengendalian banjir' else 'environment lingkungan' end) as words
            from drawn""";
    private static final String AGREEMENTS = """
            insert into agreement (id, version, revision, slug, title_id, title_en, kind, instrument, scope, stage, sectors,
                challenges, starts_first, starts_last, ends_first, ends_last, signed_first, signed_last, registered_at,
                updated_at, partner_slugs, partner_countries, document)
            select id, 0, 1, slug, title_id, title_en, 'KSDPL', instrument, 'FOREIGN', stage, sectors, challenges, signed,
                signed, ends, ends, signed, signed, now(), now(), array[partner], array[country],
                setweight(to_tsvector('etalase_id', title_id), 'A') || setweight(to_tsvector('etalase_en', title_en), 'A')
                || setweight(to_tsvector('etalase_name', title_id || ' ' || title_en), 'A')
                || setweight(to_tsvector('etalase_name', partner || ' ' || words), 'B')
                || setweight(to_tsvector('etalase_id', words), 'B') || setweight(to_tsvector('etalase_en', words), 'B')
            from made""";
    /** Until its end an agreement that is over was active. */
    private static final String STATES = """
            with told as (select id, signed, ends, stage = 'EXPIRED' as over, jsonb_build_object('id', id, 'slug', slug,
                    'revision', 1, 'stage', lower(stage), 'kind', 'KSDPL', 'instrument', replace(lower(instrument), '_', '-'),
                    'scope', 'foreign', 'title', jsonb_build_object('id', title_id, 'en', title_en), 'sectors', sectors,
                    'signedOn', signed, 'term', jsonb_strip_nulls(jsonb_build_object('startsOn', signed, 'endsOn', ends)),
                    'partners', jsonb_build_array(jsonb_build_object('id', partner_id, 'slug', partner, 'type', 'city',
                        'country', country, 'name', jsonb_build_object('id', partner, 'en', partner))),
                    'registeredAt', '2026-01-01T00:00:00Z', 'updatedAt', '2026-01-01T00:00:00Z') as told from made)
            insert into agreement_state (agreement_id, effective_from, effective_to, release, representation)
            select id, signed, case when over then ends end, case when over then null else 1 end,
                case when over then told || '{"stage": "active"}' else told end from told
            union all select id, ends, null, 1, told from told where over""";
}
