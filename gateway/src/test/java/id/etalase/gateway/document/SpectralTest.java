package id.etalase.gateway.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The merged document under Spectral and the rules of {@code spectral.yaml}, wherever Spectral is installed. */
class SpectralTest {

    private static Optional<Path> spectral;

    @TempDir
    Path folder;

    @BeforeAll
    static void find() {
        spectral = Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).map(Path::of)
                .map(entry -> entry.resolve("spectral")).filter(Files::isExecutable).findFirst();
        assumeTrue(spectral.isPresent(), "There is no 'spectral' on the PATH, so the merged document is held only to the rules "
                + "of DocumentRulesTest. To have it: npm install --global @stoplight/spectral-cli");
    }

    @Test
    void the_merged_document_keeps_all_rules() throws Exception {
        assertThat(lint(MergedDocument.ofThisBuild())).contains("No results with a severity of 'warn' or higher found");
    }

    @Test
    void a_mistake_in_it_is_found() throws Exception {
        ObjectNode document = MergedDocument.ofThisBuild();
        ((ObjectNode) document.at("/paths/~1v1~1agreements/get")).remove("summary");

        assertThat(lint(document)).contains("operation-has-a-summary", "1 error");
    }

    private String lint(ObjectNode document) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("openapi.json"), document.toPrettyString());
        Path report = folder.resolve("report");
        Process process = new ProcessBuilder(spectral.orElseThrow().toString(), "lint", "--ruleset", "spectral.yaml",
                "--fail-severity", "warn", file.toString()).redirectErrorStream(true).redirectOutput(report.toFile()).start();
        process.getOutputStream().close();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return Files.readString(report);
    }
}
