package id.etalase.kit.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.Test;

class SealTest {

    private static final String KEY = key(1);
    private static final String OTHER_KEY = key(2);
    private static final byte[] OPEN = "Siti, siti@sekolah.example".getBytes(StandardCharsets.UTF_8);

    private final Seal seal = new Seal("etalase.test", KEY, List.of());

    @Test
    void what_is_sealed_shows_nothing_differs_each_time_and_can_be_opened() {
        Seal.Sealed one = seal.seal("booking 1", OPEN);
        Seal.Sealed again = seal.seal("booking 1", OPEN);

        assertThat(new String(one.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("Siti");
        assertThat(one.bytes()).isNotEqualTo(again.bytes());
        assertThat(seal.open("booking 1", one)).isEqualTo(OPEN);
    }

    @Test
    void what_is_sealed_for_one_is_not_opened_for_another() {
        Seal.Sealed sealed = seal.seal("booking 1", OPEN);

        assertThatThrownBy(() -> seal.open("booking 2", sealed)).isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("Siti");
    }

    @Test
    void what_was_changed_is_not_opened() {
        Seal.Sealed sealed = seal.seal("booking 1", OPEN);
        sealed.bytes()[20] ^= 1;

        assertThatThrownBy(() -> seal.open("booking 1", sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void an_earlier_key_opens_what_it_has_sealed_and_one_that_is_not_there_is_named() {
        Seal.Sealed sealed = seal.seal("booking 1", OPEN);

        assertThat(new Seal("etalase.test", OTHER_KEY, List.of(KEY)).open("booking 1", sealed)).isEqualTo(OPEN);
        assertThatThrownBy(() -> new Seal("etalase.test", OTHER_KEY, List.of()).open("booking 1", sealed))
                .hasMessageContaining(sealed.keyId()).hasMessageContaining("etalase.test.key");
    }

    @Test
    void a_key_of_another_length_is_refused() {
        assertThatThrownBy(() -> new Seal("etalase.test", "c2hvcnQ=", List.of())).hasMessageContaining("32 bytes");
    }

    @Test
    void secrets_are_sealed_as_text() {
        Secrets secrets = new Secrets(seal);

        String sealed = secrets.seal("webhook 1", "whsec_c2VjcmV0");

        assertThat(sealed).startsWith(secrets.currentPrefix()).doesNotContain("whsec_");
        assertThat(secrets.open("webhook 1", sealed)).isEqualTo("whsec_c2VjcmV0");
    }

    private static String key(int fill) {
        byte[] bytes = new byte[32];
        java.util.Arrays.fill(bytes, (byte) fill);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
