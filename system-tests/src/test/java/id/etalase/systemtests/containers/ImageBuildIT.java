package id.etalase.systemtests.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

import id.etalase.testkit.Documents;

/**
 * What an engine would do with the Dockerfile, done with the packaged gateway: train, then start with the very entry point
 * and variables. Only the Java of the containers has the flags.
 */
@EnabledIf(value = "thisJavaMakesAotCaches", disabledReason = "the AOT cache needs Java 25, as the containers have it")
class ImageBuildIT {

    private static final Path REPOSITORY = Documents.repository();
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin");
    private static final Pattern TRAINING = Pattern.compile("(?m)^RUN bash \\S+/train\\.sh (.*)$");
    private static final Pattern ENTRY_POINT = Pattern.compile("(?s)\nENTRYPOINT (\\[.*?])");

    @TempDir
    static Path folder;

    private static int port;

    @SuppressWarnings("unused") // named by the annotation
    static boolean thisJavaMakesAotCaches() {
        return Runtime.version().feature() >= 25;
    }

    @BeforeAll
    static void the_image_is_built() throws Exception {
        FileUtils.copyDirectory(REPOSITORY.resolve("gateway/target/quarkus-app").toFile(), folder.toFile());
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        List<String> training = new ArrayList<>(List.of("bash", REPOSITORY.resolve("deploy/train.sh").toString()));
        training.addAll(List.of(ofDockerfile(TRAINING).split(" ")));
        Process process = start(training, "train.log");
        assertThat(process.waitFor(180, TimeUnit.SECONDS)).as("the training ends").isTrue();
        assertThat(process.exitValue()).as(log("train.log")).isZero();
    }

    @Test
    void the_gateway_starts_from_its_cache_and_ends_when_it_is_told_to() throws Exception {
        // Given
        List<String> entryPoint = new ArrayList<>();
        Pattern.compile("\"([^\"]+)\"").matcher(ofDockerfile(ENTRY_POINT)).results()
                .forEach(word -> entryPoint.add(word.group(1)));
        entryPoint.set(0, JAVA.resolve("java").toString());
        entryPoint.add(1, "-Xlog:aot");

        // When
        Process process = start(entryPoint, "start.log");
        try {
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(isHealthy()).as(() -> log("start.log")).isTrue());
        } finally {
            process.destroy();
        }

        // Then
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("it ends on SIGTERM").isTrue();
        assertThat(log("start.log")).contains("Using AOT-linked classes: true")
                .doesNotContain("WARNING:");
    }

    private static boolean isHealthy() throws Exception {
        Process check = start(List.of("bash", REPOSITORY.resolve("deploy/healthcheck.sh").toString(), String.valueOf(port),
                "/q/health/ready"), "healthcheck.log");
        return check.waitFor(10, TimeUnit.SECONDS) && check.exitValue() == 0;
    }

    /** In the environment that the compose file gives the gateway, on a free port, with this Java as {@code java}. */
    private static Process start(List<String> command, String log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(folder.resolve(log).toFile());
        Map<String, String> environment = builder.environment();
        environment.putAll(ComposeFile.parse(ContainerFiles.ofRepository().compose(), Map.of()).services().get("gateway")
                .environment());
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
        environment.put("PATH", JAVA + ":" + System.getenv("PATH"));
        return builder.start();
    }

    private static String log(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String ofDockerfile(Pattern passage) {
        Matcher matcher = passage.matcher(ContainerFiles.ofRepository().dockerfile());
        assertThat(matcher.find()).as(passage.pattern()).isTrue();
        return matcher.group(1);
    }
}
