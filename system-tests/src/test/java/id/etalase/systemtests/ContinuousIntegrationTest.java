package id.etalase.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import id.etalase.testkit.Documents;

/** CI says what Maven says, and builds what the README promises. */
class ContinuousIntegrationTest {

    private static final Path REPOSITORY = Documents.repository();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = { 0, 1, 130 })
    void the_script_ends_as_maven_ends(int exitCode) throws Exception {
        // Given
        aMavenThat("echo \"mvn $* with CI=$CI\"; cat; exit " + exitCode);
        // When
        Process script = theScript();
        // Then
        assertThat(script.exitValue()).isEqualTo(exitCode);
        assertThat(output()).contains("mvn -B verify with CI=true").contains(exitCode == 0 ? "passed" : "FAILED");
    }

    @Test
    void the_workflow_runs_the_script_on_the_oldest_and_the_newest_java() throws IOException {
        assertThat(workflow()).contains("run: .ci/run").contains("java: [17, 25]");
    }

    @Test
    void the_workflow_names_its_actions_by_commit_and_may_only_read() throws IOException {
        // When
        List<String> actions = Pattern.compile("uses: (.*)").matcher(workflow()).results().map(use -> use.group(1)).toList();
        // Then
        assertThat(actions).isNotEmpty().allMatch(action -> action.matches("[\\w-]+/[\\w-]+@[0-9a-f]{40} # v[\\d.]+"));
        assertThat(workflow()).contains("permissions:\n  contents: read\n");
    }

    private static String workflow() throws IOException {
        return Files.readString(REPOSITORY.resolve(".github/workflows/build.yml"));
    }

    private void aMavenThat(String does) throws IOException {
        Path maven = Files.writeString(folder.resolve("mvn"), "#!/bin/sh\n" + does + "\n");
        assertThat(maven.toFile().setExecutable(true)).isTrue();
    }

    /** Without an end of its input, as on a machine where somebody forgot to close it. */
    private Process theScript() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(REPOSITORY.resolve(".ci/run").toString()).directory(folder.toFile())
                .redirectErrorStream(true).redirectOutput(folder.resolve("output").toFile());
        builder.environment().put("PATH", folder + ":" + System.getenv("PATH"));
        builder.environment().remove("CI");
        Process script = builder.start();
        assertThat(script.waitFor(30, TimeUnit.SECONDS)).as("it does not wait for input").isTrue();
        return script;
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("output"));
    }
}
