package id.etalase.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

import org.junit.jupiter.api.Test;

class SlugOrIdTest {

    @Test
    void a_uuid_is_an_id() {
        assertThat(SlugOrId.id("019aa7f0-5c1e-7a31-8c39-2f6f4a1d9b11"))
                .contains(UUID.fromString("019aa7f0-5c1e-7a31-8c39-2f6f4a1d9b11"));
    }

    @Test
    void readable_words_are_a_slug() {
        assertThat(SlugOrId.id("dki-jakarta")).isEmpty();
        assertThat(SlugOrId.id("1-2-3-4-5")).isEmpty();
    }
}
