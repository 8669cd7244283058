package id.etalase.localstack.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script on a small tree of its own, with programs in the place of Java and Maven that note how they are called. */
class RunScriptTest {

    private static final Path SCRIPT = Path.of("..", "run");
    private static final String OK_JAVA = "[ \"$1\" = -version ] && echo 'openjdk version \"17.0.1\" 2021-10-19' >&2 && exit 0\n"
            + "for argument; do last=$argument; done; echo \"launched $last\"; [ \"$last\" != status ]\n";
    private static final String OK_MAVEN = "echo called >> maven-calls\n"
            + "mkdir -p local-stack/target shop-service/target/quarkus-app\n"
            + "echo '[INFO] Building Etalase: shop 1.0.0-SNAPSHOT                 [2/2]'\n"
            + "touch local-stack/target/local-stack.jar local-stack/target/local-stack-launcher.jar\n"
            + "touch shop-service/target/quarkus-app/quarkus-run.jar\n";

    @TempDir
    Path folder;
    private Path home;
    private Path programs;

    @BeforeEach
    void tree() throws IOException {
        home = Files.createDirectory(folder.resolve("a tree"));
        programs = Files.createDirectory(folder.resolve("programs"));
        for (String tool : List.of("cat", "dirname", "find", "grep", "head", "mkdir", "mv", "rm", "sed", "sleep", "tail",
                "touch")) {
            Path found = Path.of("/usr/bin", tool);
            program(tool, "exec " + (Files.exists(found) ? found : Path.of("/bin", tool)) + " \"$@\"");
        }
        Files.copy(SCRIPT, home.resolve("run"));
        write("pom.xml", "");
        write("local-stack/pom.xml", "");
        write("local-stack/src/main/java/Launcher.java", "");
        write("local-stack/src/main/resources/id/etalase/localstack/launcher/help.txt", "the help");
        write("service-kit/src/main/java/Kit.java", "");
        write("service-kit/pom.xml", "");
        write("shop-service/pom.xml", "<artifactId>quarkus-maven-plugin</artifactId>");
        write("shop-service/src/main/java/Shop.java", "");
    }

    @Test
    void help_needs_neither_java_nor_a_build() throws Exception {
        assertThat(run("--port", "gateway=1", "--help")).isEqualTo(new Result(0, "the help"));
    }

    @Test
    void without_java_it_says_what_to_install() throws Exception {
        assertThat(run()).isEqualTo(new Result(1, "run: No Java found. Install a JDK 17 or newer (Debian, Ubuntu: "
                + "apt install openjdk-17-jdk; macOS: brew install openjdk)."));
    }

    @Test
    void a_java_that_is_too_old_is_named() throws Exception {
        // Given
        program("java", "echo 'openjdk version \"11.0.2\" 2019-01-15' >&2");

        // Then
        assertThat(run().code()).isEqualTo(1);
        assertThat(run().output()).startsWith("run: Java 11 is too old. Install a JDK 17").hasLineCount(1);
    }

    @Test
    void java_8_with_its_old_way_of_counting_is_too_old() throws Exception {
        // Given
        program("java", "echo 'java version \"1.8.0_292\"' >&2");

        // Then
        assertThat(run().output()).startsWith("run: Java 8 is too old.");
    }

    @Test
    void a_runtime_without_a_compiler_cannot_build() throws Exception {
        // Given
        program("java", OK_JAVA);
        program("mvn", OK_MAVEN);

        // Then
        assertThat(run().code()).isEqualTo(1);
        assertThat(run().output()).contains("a runtime without a compiler").hasLineCount(1);
    }

    @Test
    void without_maven_it_says_what_to_install() throws Exception {
        // Given
        program("java", OK_JAVA);
        program("javac", "");

        // Then
        assertThat(run().code()).isEqualTo(1);
        assertThat(run().output()).contains("Maven (mvn) is not installed").hasLineCount(1);
    }

    @Test
    void a_folder_that_cannot_be_written_is_said() throws Exception {
        // Given
        programsThatWork();
        write("target", "a file where the folder would be");

        // Then
        assertThat(run().code()).isEqualTo(1);
        assertThat(run().output()).contains("cannot be written").hasLineCount(1);
    }

    @Test
    void it_builds_what_is_missing_shows_progress_and_starts_with_the_arguments_given() throws Exception {
        // Given
        programsThatWork();

        // When
        Result result = run("--fresh");

        // Then
        assertThat(result.code()).isZero();
        assertThat(result.output().lines()).hasSize(3).last().isEqualTo("launched --fresh");
        assertThat(result.output()).contains("build.log", "[2/2] Etalase: shop");
    }

    @Test
    void it_does_not_build_what_is_up_to_date() throws Exception {
        // Given
        programsThatWork();
        run();

        // When
        Result second = run("--fresh");

        // Then
        assertThat(second).isEqualTo(new Result(0, "launched --fresh"));
        assertThat(mavenCalls()).isEqualTo(1);
    }

    @Test
    void a_newer_source_of_a_service_of_the_kit_or_of_the_launcher_is_built() throws Exception {
        programsThatWork();
        run();
        for (String source : List.of("shop-service/src/main/java/Shop.java", "service-kit/src/main/java/Kit.java",
                "local-stack/src/main/java/Launcher.java", "pom.xml")) {
            // Given
            int before = mavenCalls();
            touchLater(source);

            // When
            run();

            // Then
            assertThat(mavenCalls()).as(source).isEqualTo(before + 1);
            makeOld(source);
        }
    }

    @Test
    void a_deleted_source_is_a_change_too() throws Exception {
        // Given
        programsThatWork();
        write("shop-service/src/main/java/Old.java", "");
        run();
        Files.delete(home.resolve("shop-service/src/main/java/Old.java"));
        touchLater("shop-service/src/main/java");

        // When
        run();

        // Then
        assertThat(mavenCalls()).isEqualTo(2);
    }

    @Test
    void a_build_by_hand_counts() throws Exception {
        // Given
        programsThatWork();
        write("local-stack/target/local-stack.jar", "");
        write("local-stack/target/local-stack-launcher.jar", "");
        write("shop-service/target/quarkus-app/quarkus-run.jar", "");

        // Then
        assertThat(run()).isEqualTo(new Result(0, "launched " + home.resolve("local-stack/target/local-stack-launcher.jar")));
    }

    @Test
    void a_build_that_fails_shows_its_errors_and_where_the_rest_is() throws Exception {
        // Given
        programsThatWork();
        program("mvn", "echo '[INFO] fine'; echo '[ERROR] Shop.java: missing semicolon'; exit 1");

        // When
        Result result = run();

        // Then
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.output()).contains("  | [ERROR] Shop.java: missing semicolon", "run: The build failed",
                "build.log").doesNotContain("fine", "launched");
    }

    @Test
    void a_suite_that_runs_is_not_rebuilt_under_its_feet() throws Exception {
        // Given
        programsThatWork();
        run();
        touchLater("shop-service/src/main/java/Shop.java");
        program("java", OK_JAVA.replace("[ \"$last\" != status ]", "exit 0"));

        // When
        Result result = run();

        // Then
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.output()).contains("./run stop").hasLineCount(1);
        assertThat(mavenCalls()).isEqualTo(1);
    }

    @Test
    void an_interrupted_build_leaves_no_maven_behind() throws Exception {
        // Given
        programsThatWork();
        program("mvn", "echo $$ > maven-pid; exec sleep 60");
        Process script = start();
        Path number = home.resolve("maven-pid");
        await().atMost(Duration.ofSeconds(10)).until(() -> Files.exists(number) && Files.size(number) > 0);
        ProcessHandle maven = ProcessHandle.of(Long.parseLong(Files.readString(number).trim())).orElseThrow();

        // When
        script.destroy();

        // Then
        assertThat(script.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(script.exitValue()).isNotZero();
        assertThat(Files.readAllLines(folder.resolve("output"))).last().isEqualTo("run: Interrupted while building.");
        await().atMost(Duration.ofSeconds(10)).until(() -> !maven.isAlive());
    }

    @Test
    void a_second_start_does_not_build_beside_the_first() throws Exception {
        // Given
        programsThatWork();
        write("target/build.turn", ProcessHandle.current().pid() + "\n");

        // When
        Result second = run();

        // Then
        assertThat(second.code()).isEqualTo(1);
        assertThat(second.output()).contains("is building here").hasLineCount(1);
        assertThat(home.resolve("maven-calls")).doesNotExist();
    }

    @Test
    void a_build_that_was_killed_stands_in_nobody_s_way() throws Exception {
        // Given
        programsThatWork();
        Process killed = new ProcessBuilder("true").start();
        killed.waitFor();
        write("target/build.turn", killed.pid() + "\n");

        // When
        Result next = run();

        // Then
        assertThat(next.code()).isZero();
        assertThat(home.resolve("target/build.turn")).doesNotExist();
    }

    @Test
    void a_slip_in_an_option_is_said_before_the_first_build() throws Exception {
        // Given
        programsThatWork();

        // Then
        assertThat(run("--data", "there", "--frehs")).isEqualTo(
                new Result(2, "run: Unknown option: '--frehs'. See ./run --help"));
        assertThat(home.resolve("maven-calls")).doesNotExist();
    }

    @Test
    void a_token_is_never_a_reason_to_build() throws Exception {
        // Given
        programsThatWork();

        // Then
        assertThat(run("token", "auditor").output()).contains("does not run").hasLineCount(1);
        assertThat(home.resolve("maven-calls")).doesNotExist();
    }

    private void programsThatWork() throws IOException {
        program("java", OK_JAVA);
        program("javac", "");
        program("mvn", OK_MAVEN);
    }

    private void program(String name, String script) throws IOException {
        Path file = Files.writeString(programs.resolve(name), "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new java.util.ArrayList<>(List.of("/bin/sh", home.resolve("run").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(Redirect.to(folder.resolve("output").toFile()));
        builder.environment().clear();
        builder.environment().put("PATH", programs.toString());
        return builder.start();
    }

    private Result run(String... arguments) throws Exception {
        int code = start(arguments).waitFor();
        return new Result(code, Files.readString(folder.resolve("output")).trim());
    }

    private int mavenCalls() throws IOException {
        return Files.readAllLines(home.resolve("maven-calls")).size();
    }

    private void touchLater(String path) throws IOException {
        Files.setLastModifiedTime(home.resolve(path), FileTime.from(Instant.now().plusSeconds(60)));
    }

    private void makeOld(String path) throws IOException {
        Files.setLastModifiedTime(home.resolve(path), FileTime.from(Instant.now().minusSeconds(3600)));
    }

    private void write(String path, String text) throws IOException {
        Path file = home.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        for (Path aged = file; !aged.equals(home); aged = aged.getParent()) {
            Files.setLastModifiedTime(aged, FileTime.from(Instant.now().minusSeconds(3600)));
        }
    }

    private record Result(int code, String output) {
    }
}
