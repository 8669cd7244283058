package id.etalase.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

class OutboxSchemaTest {

    @Test
    void the_tables_that_the_readme_tells_services_to_create_are_the_ones_tested_here() throws IOException {
        assertThat(Files.readString(Path.of("README.md"))).contains("```sql\n" + OutboxDatabase.migration() + "```");
    }
}
