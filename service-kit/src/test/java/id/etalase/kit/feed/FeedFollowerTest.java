package id.etalase.kit.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.ObjectMapper;

import id.etalase.kit.outbox.Thing;
import id.etalase.kit.outbox.ThingService;
import id.etalase.testkit.EmbeddedServers;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** The example in shell, run as its reader runs it. */
@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "kit"))
class FeedFollowerTest {

    private final UUID thing = UUID.randomUUID();
    private final List<Process> processes = new ArrayList<>();

    @Inject
    ThingService things;

    @TestHTTPResource("/v1/events/kit-sample")
    URL feed;

    @TempDir
    Path folder;

    @AfterEach
    void stopAll() throws InterruptedException {
        for (Process process : processes) {
            stop(process);
        }
    }

    @Test
    void each_change_is_printed_once_also_by_one_that_was_killed_and_started_again() throws Exception {
        things.append(new Thing.Renamed(thing, "one"));
        Path first = start();
        await().until(() -> printed(first).contains("one"));
        things.append(new Thing.Renamed(thing, "two"));
        await().until(() -> printed(first).contains("two"));
        await().until(() -> Files.exists(folder.resolve("place")));
        stop(processes.get(0));

        things.append(new Thing.Renamed(thing, "three"));
        Path second = start();

        await().until(() -> printed(second).contains("three"));
        assertThat(printed(first)).containsExactly("one", "two");
        assertThat(printed(second)).containsExactly("three");
    }

    private Path start() throws IOException {
        Path screen = folder.resolve("screen-" + processes.size());
        processes.add(new ProcessBuilder("bash", "../docs/examples/feed-follower/follow.sh", feed + "?subject=" + thing,
                folder.resolve("place").toString()).redirectOutput(screen.toFile()).start());
        return screen;
    }

    private List<String> printed(Path screen) throws IOException {
        List<String> names = new ArrayList<>();
        for (String line : Files.readAllLines(screen)) {
            StreamSupport.stream(new ObjectMapper().readTree(line).spliterator(), false)
                    .forEach(event -> names.add(event.path("data").path("name").asText()));
        }
        return names;
    }

    private static void stop(Process process) throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
    }
}
