package id.etalase.partnerships.kept;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import id.etalase.kit.error.Conflict;
import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.NotFound;
import id.etalase.kit.error.RuleViolation;
import id.etalase.kit.http.IfMatch;
import id.etalase.kit.http.MergePatch;
import id.etalase.kit.http.SlugOrId;
import id.etalase.kit.identity.Actor;
import id.etalase.kit.outbox.Changes;
import id.etalase.kit.outbox.DomainEvent;
import id.etalase.kit.outbox.Outbox;
import id.etalase.kit.page.Conditions;
import id.etalase.kit.page.Cursor;
import id.etalase.kit.page.Page;
import id.etalase.kit.page.PageQuery;
import id.etalase.kit.time.Ids;
import id.etalase.partnerships.Roles;
import id.etalase.partnerships.cooperation.Stage;

/** Writes and reads kept things of any kind. Services call the writing methods inside their transaction. */
@ApplicationScoped
public class Keeping {

    private static final String COLUMNS = "k.id, k.slug, k.owner, k.version, cast(k.body as text), k.created_at, k.updated_at";

    private final EntityManager database;
    private final ObjectMapper json;
    private final MergePatch mergePatch;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    Keeping(EntityManager database, ObjectMapper json, MergePatch mergePatch, Outbox outbox, Ids ids, Clock clock) {
        this.database = database;
        this.json = json;
        this.mergePatch = mergePatch;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /** Things of one kind. */
    public <T extends Record> Kind<T> of(String kind, Class<T> type, Function<Kept<T>, Object> representation) {
        return of(kind, type, representation, kept -> true);
    }

    /**
     * Things of one kind, some of which are nobody's business.
     *
     * @param open whether everybody may read of it, given that everybody may read of the agreement it belongs to
     */
    public <T extends Record> Kind<T> of(String kind, Class<T> type, Function<Kept<T>, Object> representation,
            Predicate<T> open) {
        return new Kind<>(kind, type, representation, open);
    }

    /** Locks the agreement against another stage, or who signs now would miss what this transaction keeps. */
    private boolean isOwnerPublic(UUID owner) {
        return owner == null || Stage.valueOf((String) database
                .createNativeQuery("select stage from agreement where id = :id for share")
                .setParameter("id", owner).getSingleResult()).isPublic();
    }

    /** The things of one kind. */
    public final class Kind<T extends Record> {

        private final String kind;
        private final Class<T> type;
        private final Function<Kept<T>, Object> representation;
        private final Predicate<T> open;

        private Kind(String kind, Class<T> type, Function<Kept<T>, Object> representation, Predicate<T> open) {
            this.kind = kind;
            this.type = type;
            this.representation = representation;
            this.open = open;
        }

        /**
         * Keeps a new thing and tells of it.
         *
         * @throws Conflict {@code slug-taken} when another of its kind has the slug
         */
        public Kept<T> register(String slug, UUID owner, T body, Actor actor) {
            Instant now = clock.instant();
            Kept<T> kept = new Kept<>(ids.next(), slug, owner, 0, body, now, now);
            int stored = database.createNativeQuery(
                    """
                            insert into kept_record (kind, id, slug, owner, version, body, created_at, updated_at)
                            values (:kind, :id, :slug, :owner, 0, cast(:body as jsonb), :now, :now) on conflict (kind, slug) do nothing""")
                    .setParameter("kind", kind).setParameter("id", kept.id()).setParameter("slug", slug)
                    .setParameter("owner", owner).setParameter("body", write(body)).setParameter("now", now).executeUpdate();
            if (stored == 0) {
                throw new Conflict("slug-taken", Map.of("slug", slug));
            }
            tell("registered", kept, List.of(), actor, Map.of(), now);
            return kept;
        }

        /**
         * Changes what the patch names, when the caller has seen the present version.
         *
         * @param check looks at the result before it is kept
         */
        public Kept<T> update(String slugOrId, IfMatch ifMatch, JsonNode patch, Actor actor, Function<T, String> slugOf,
                Consumer<T> check) {
            Kept<T> current = find(slugOrId, true).orElseThrow(() -> notFound(slugOrId));
            ifMatch.check(current.tag());
            T after = mergePatch.apply(current.body(), patch, type);
            if (!current.slug().equals(slugOf.apply(after))) {
                throw new RuleViolation(new FieldError("/slug", "not-changeable"));
            }
            check.accept(after);
            List<String> changed = Changes.between(current.body(), after);
            if (changed.isEmpty()) {
                return current;
            }
            return put(current, after, "updated", changed, actor);
        }

        /** Puts another document in the place of the present one, which the caller has locked, and tells of it. */
        public Kept<T> replace(Kept<T> current, T after, String event, Actor actor) {
            return put(current, after, event, Changes.between(current.body(), after), actor);
        }

        private Kept<T> put(Kept<T> current, T after, String event, List<String> changed, Actor actor) {
            Instant now = clock.instant();
            Kept<T> kept = new Kept<>(current.id(), current.slug(), current.owner(), current.version() + 1, after,
                    current.createdAt(), now);
            database.createNativeQuery("""
                    update kept_record set body = cast(:body as jsonb), version = :version, updated_at = :now where id = :id""")
                    .setParameter("body", write(after)).setParameter("version", kept.version()).setParameter("now", now)
                    .setParameter("id", kept.id()).executeUpdate();
            tell(event, kept, changed, actor, Map.of(), now);
            return kept;
        }

        /** Tells of something else that happened to a thing; locks it, so that the order of its events is clear. */
        public void tell(String event, Kept<T> kept, List<String> changed, Actor actor, Map<String, Object> more, Instant at) {
            Set<String> readers = isOwnerPublic(kept.owner()) && open.test(kept.body()) ? DomainEvent.EVERYONE
                    : Roles.GOVERNMENT;
            outbox.append(new KeptEvent(kind, event, kept.id(), representation.apply(kept), changed, actor, more, readers, at));
        }

        /** Tells everybody of what belongs to an agreement that became public; what is nobody's business stays so. */
        void tellAnew(OwnerPublished published) {
            read(database.createNativeQuery("select " + COLUMNS
                    + " from kept_record k where k.kind = :kind and k.owner = :owner order by k.id", Object[].class)
                    .setParameter("kind", kind).setParameter("owner", published.agreement()).getResultList()).stream()
                    .filter(kept -> open.test(kept.body()))
                    .forEach(kept -> tell("published", kept, List.of(), published.actor(), Map.of(), published.at()));
        }

        String name() {
            return kind;
        }

        /** @throws NotFound {@code <kind>-not-found} */
        public Kept<T> get(String slugOrId) {
            return find(slugOrId, false).orElseThrow(() -> notFound(slugOrId));
        }

        /** The same, locked until the transaction ends. */
        public Kept<T> getForChange(String slugOrId) {
            return find(slugOrId, true).orElseThrow(() -> notFound(slugOrId));
        }

        public Optional<Kept<T>> find(String slugOrId) {
            return find(slugOrId, false);
        }

        /** All of them, by slug; for kinds of which there are few. */
        public List<Kept<T>> list() {
            return read(database.createNativeQuery("select " + COLUMNS
                    + " from kept_record k where k.kind = :kind order by k.slug", Object[].class).setParameter("kind", kind)
                    .getResultList());
        }

        /**
         * Those that the conditions let through, by slug.
         *
         * @param conditions in SQL on {@code kept_record k}, and {@code agreement a}, the owner if there is one
         */
        public Page<Kept<T>> page(Conditions conditions, PageQuery query, Object... filter) {
            conditions.add("k.kind = :kind", "kind", kind);
            String from = " from kept_record k left join agreement a on a.id = k.owner where ";
            Long total = query.total()
                    ? ((Number) with(database.createNativeQuery("select count(*)" + from + sql(conditions)), conditions)
                            .getSingleResult()).longValue()
                    : null;
            String fingerprint = Cursor.fingerprint(kind, filter);
            query.after(fingerprint).ifPresent(after -> conditions.add("k.slug > :after", "after", after.text(0)));
            List<Kept<T>> rows = read(with(database.createNativeQuery(
                    "select " + COLUMNS + from + sql(conditions) + " order by k.slug", Object[].class), conditions)
                    .setMaxResults(query.fetchSize()).getResultList());
            return Page.of(rows, query, last -> Cursor.at(fingerprint, last.slug()), total);
        }

        /** The words of a search are compared in Hibernate's language, in which a text is a string. */
        private static String sql(Conditions conditions) {
            return conditions.where().replace(" as string)", " as text)");
        }

        private Optional<Kept<T>> find(String slugOrId, boolean lock) {
            String condition = SlugOrId.id(slugOrId).isPresent() ? "k.id" : "k.slug";
            List<Kept<T>> found = read(database.createNativeQuery("select " + COLUMNS
                    + " from kept_record k where k.kind = :kind and " + condition + " = :name" + (lock ? " for update" : ""),
                    Object[].class).setParameter("kind", kind)
                    .setParameter("name", SlugOrId.id(slugOrId).<Object> map(id -> id).orElse(slugOrId)).getResultList());
            return found.stream().findFirst();
        }

        private NotFound notFound(String slugOrId) {
            return new NotFound("not-kept", Map.of("kind", kind, "name", slugOrId));
        }

        private List<Kept<T>> read(List<?> rows) {
            List<Kept<T>> kept = new ArrayList<>();
            for (Object found : rows) {
                Object[] row = (Object[]) found;
                try {
                    kept.add(new Kept<>((UUID) row[0], (String) row[1], (UUID) row[2], ((Number) row[3]).longValue(),
                            json.readValue((String) row[4], type), (Instant) row[5], (Instant) row[6]));
                } catch (JsonProcessingException e) {
                    throw new IllegalStateException("what was kept is always of its kind", e);
                }
            }
            return kept;
        }
    }

    private static Query with(Query query, Conditions conditions) {
        conditions.parameters().forEach(query::setParameter);
        return query;
    }

    private String write(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record is always JSON", e);
        }
    }
}
