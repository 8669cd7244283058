package id.etalase.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

import org.junit.jupiter.api.Test;

class EventTypesTest {

    @Test
    void the_types_are_those_whose_schema_is_served() {
        EventTypes types = new EventTypes();

        assertThat(types.knows("id.etalase.kit-test.thing.renamed.v1")).isTrue();
        assertThat(types.knows("id.etalase.kit-test.thing.unheard.v1")).isFalse();
        assertThat(types.topics()).containsExactlyInAnyOrder("kit-test.thing.events", "kit-test.thing.state",
                "kit-sample.service.events");
    }

    @Test
    void a_snapshot_has_a_topic_and_is_no_event() {
        EventTypes types = new EventTypes(Set.of("id.etalase.t.thing.changed.v1", "id.etalase.t.thing.state.v1", "else"));

        assertThat(types.knows("id.etalase.t.thing.changed.v1")).isTrue();
        assertThat(types.knows("id.etalase.t.thing.state.v1")).isFalse();
        assertThat(types.topics()).containsExactlyInAnyOrder("t.thing.events", "t.thing.state");
    }
}
