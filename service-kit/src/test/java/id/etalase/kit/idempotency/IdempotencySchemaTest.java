package id.etalase.kit.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

class IdempotencySchemaTest {

    private static final Path MIGRATION = Path.of("src/test/resources/db/migration/V100__create_idempotency_record.sql");

    @Test
    void the_table_that_services_copy_is_the_one_that_is_tested() throws IOException {
        assertThat(Files.readString(Path.of("README.md"))).contains("```sql\n" + Files.readString(MIGRATION) + "```");
    }
}
