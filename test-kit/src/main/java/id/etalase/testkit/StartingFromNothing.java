package id.etalase.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Compares what subscribers have who start from nothing with what the lists of the API show to the same role: the things and
 * all that is said of them. Everything that has events must be compared or excused.
 */
public final class StartingFromNothing {

    /** Everybody whom any service knows, and who has no token. */
    public static final List<String> ROLES = List.of(Newcomer.ANONYMOUS, "app", "cooperation-officer", "home-affairs",
            "foreign-affairs", "city-officer", "national-representative", "visit-desk", "park-officer", "police", "auditor",
            "administrator");

    private final String context;
    private final String origin;
    private final Map<String, Function<Newcomer, Map<String, JsonNode>>> lists = new LinkedHashMap<>();
    private final Map<String, Set<String>> live = new HashMap<>();
    private final Map<String, Predicate<JsonNode>> gone = new HashMap<>();
    private final Set<String> excused = new TreeSet<>(Set.of("service"));

    /**
     * @param context the service, for example {@code partnerships}
     * @param origin where it listens
     */
    public StartingFromNothing(String context, String origin) {
        this.context = context;
        this.origin = origin.replaceFirst("/$", "");
    }

    /** The things of one kind are in that list. */
    public StartingFromNothing list(String aggregate, String path) {
        return list(aggregate, newcomer -> newcomer.readList(path));
    }

    /** The things of one kind are found that way. */
    public StartingFromNothing list(String aggregate, Function<Newcomer, Map<String, JsonNode>> list) {
        lists.put(aggregate, list);
        return this;
    }

    /** Members that a list works out when it is asked. */
    public StartingFromNothing live(String aggregate, String... members) {
        live.put(aggregate, Set.of(members));
        return this;
    }

    /** Which snapshots say that the thing is no longer; the lists need not show it. */
    public StartingFromNothing gone(String aggregate, Predicate<JsonNode> snapshot) {
        gone.put(aggregate, snapshot);
        return this;
    }

    /** A kind of thing that no list shows. */
    public StartingFromNothing withoutList(String aggregate) {
        excused.add(aggregate);
        return this;
    }

    /** The feed for every role, and the stream for every set of events that any of them may see. */
    public void assertForEveryRole() {
        Set<String> known = new TreeSet<>(lists.keySet());
        known.addAll(excused);
        assertThat(known).as("what has events is compared or excused").isEqualTo(aggregates());
        Set<Newcomer.Received> streamed = new HashSet<>();
        for (String role : ROLES) {
            Newcomer newcomer = new Newcomer(context, role);
            Map<String, Map<String, JsonNode>> listed = lists(newcomer);
            Newcomer.Received fed = newcomer.readFeed();
            assertThat(differences(listed, here(fed.things()))).as("feed as " + role).isEmpty();
            if (streamed.add(fed)) {
                assertThat(differences(listed, here(newcomer.readStream(origin, fed.events()).things())))
                        .as("stream as " + role).isEmpty();
            }
        }
    }

    /** The state topics, whose readers see what this role sees: Kafka's access rules end at the topic. */
    public void assertStateTopics(String role) {
        Newcomer newcomer = new Newcomer(context, role);
        lists(newcomer).forEach((aggregate, things) -> {
            assertThat(things).as(aggregate).isNotEmpty();
            Predicate<Map<String, JsonNode>> enough = snapshots -> differences(Map.of(aggregate, things),
                    here(Map.of(aggregate, snapshots))).isEmpty();
            newcomer.readStateTopic(aggregate, things.keySet(), enough);
        });
    }

    private Map<String, Map<String, JsonNode>> lists(Newcomer newcomer) {
        Map<String, Map<String, JsonNode>> listed = new TreeMap<>();
        lists.forEach((aggregate, list) -> {
            Map<String, JsonNode> things = list.apply(newcomer);
            things.values().forEach(thing -> ((ObjectNode) thing).remove(live.getOrDefault(aggregate, Set.of())));
            listed.put(aggregate, things);
        });
        return here(listed);
    }

    private Map<String, Map<String, JsonNode>> here(Map<String, Map<String, JsonNode>> things) {
        Map<String, Map<String, JsonNode>> here = new TreeMap<>();
        things.forEach((aggregate, all) -> {
            Map<String, JsonNode> some = new TreeMap<>(all);
            some.values().removeIf(gone.getOrDefault(aggregate, thing -> false));
            here.put(aggregate, some);
        });
        return here;
    }

    /** One line each, so that a failure says what is wrong and not everything there is. */
    private List<String> differences(Map<String, Map<String, JsonNode>> listed, Map<String, Map<String, JsonNode>> received) {
        List<String> differences = new ArrayList<>();
        listed.forEach((aggregate, things) -> {
            Map<String, JsonNode> got = received.getOrDefault(aggregate, Map.of());
            if (things.equals(got)) {
                return;
            }
            things.forEach((id, thing) -> {
                if (!thing.equals(got.get(id))) {
                    differences.add(aggregate + " listed as " + thing + " received as " + got.get(id));
                }
            });
            got.keySet().stream().filter(id -> !things.containsKey(id))
                    .forEach(id -> differences.add(aggregate + " not listed, received as " + got.get(id)));
        });
        return differences;
    }

    private Set<String> aggregates() {
        try (Stream<Path> schemas = Files.list(Path.of("src/main/resources/META-INF/resources/v1/schemas", context))) {
            return schemas.map(file -> file.getFileName().toString().replaceFirst("\\..*", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
