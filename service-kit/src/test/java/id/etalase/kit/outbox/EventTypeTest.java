package id.etalase.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTypeTest {

    @Test
    void a_type_name_has_context_aggregate_event_and_version() {
        EventType type = EventType.parse("id.etalase.public-space.opening-hour.changed.v12");

        assertThat(type).isEqualTo(new EventType("public-space", "opening-hour", "changed", 12));
        assertThat(type.aggregateType()).isEqualTo("public-space.opening-hour");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "agreement.signed.v1", "id.etalase.partnerships.agreement.signed",
            "id.etalase.partnerships.agreement.signed.v0", "id.etalase.partnerships.agreement.signed.v01",
            "id.etalase.partnerships.agreement.Signed.v1", "id.etalase.partnerships.agreement.signed.v1.v2",
            "id.etalase.partnerships.-agreement.signed.v1", "id.etalase.partnerships.agreement-.signed.v1",
            "id.etalase..agreement.signed.v1", "com.etalase.partnerships.agreement.signed.v1",
            "id.etalase.partnerships.agreement.signed.v1\n" })
    void any_other_form_is_refused(String name) {
        assertThatThrownBy(() -> EventType.parse(name)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name);
    }
}
