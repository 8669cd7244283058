package id.etalase.localstack.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import id.etalase.localstack.LocalIdentity;
import id.etalase.localstack.Role;
import picocli.CommandLine;

class LauncherTest {

    @TempDir
    Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void the_help_names_every_option_command_port_and_role() {
        // Given
        CommandLine commandLine = Launcher.commandLine();

        // When
        String help = Launcher.help();

        // Then
        commandLine.getCommandSpec().options().forEach(option -> assertThat(help).contains(option.longestName()));
        commandLine.getSubcommands().forEach((name, command) -> {
            assertThat(help).contains("./run " + name);
            command.getCommandSpec().options().forEach(option -> assertThat(help).contains(option.longestName()));
        });
        Ports.usual().forEach((name, port) -> assertThat(help).contains(name + "=" + port));
        Stream.of(Role.values()).forEach(role -> assertThat(help).contains(role.claim()));
        assertThat(help.lines()).allMatch(line -> line.length() <= 110);
    }

    @ParameterizedTest
    @MethodSource
    void help_is_printed_wherever_it_is_asked_for(String[] arguments) {
        assertThat(execute(arguments)).isZero();
        assertThat(out.toString()).isEqualTo(Launcher.help());
    }

    static Stream<Arguments> help_is_printed_wherever_it_is_asked_for() {
        return Stream.of(new String[] { "--help" }, new String[] { "-h" }, new String[] { "token", "--help" })
                .map(arguments -> Arguments.of((Object) arguments));
    }

    @ParameterizedTest
    @MethodSource
    void a_wrong_argument_is_one_line_and_an_exit_code(String expected, String[] arguments) {
        assertThat(execute(arguments)).isNotZero();
        assertThat(err.toString().lines().toList()).singleElement().asString().startsWith("run: ").contains(expected);
        assertThat(out.toString()).isEmpty();
    }

    static Stream<Arguments> a_wrong_argument_is_one_line_and_an_exit_code() {
        return Stream.of(Arguments.of("--fast", new String[] { "--fast" }),
                Arguments.of("--port", new String[] { "--port", "gateway" }),
                Arguments.of("--port", new String[] { "--port", "gateway=many" }),
                Arguments.of("No part is called nothing", new String[] { "--port", "nothing=1234" }),
                Arguments.of("ROLE", new String[] { "token" }),
                Arguments.of("cooperation-officer, home-affairs", new String[] { "token", "mayor" }),
                Arguments.of("ISO 3166", new String[] { "token", "national-representative", "--country", "Indonesia" }),
                Arguments.of("only once", new String[] { "--fresh", "--fresh" }));
    }

    @Test
    void a_token_without_a_suite_says_how_to_start_one() {
        assertThat(execute("token", "auditor", "--data", folder.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("does not run", "./run");
    }

    @Test
    void a_token_of_a_running_identity_provider_is_the_whole_output() {
        try (LocalIdentity identity = LocalIdentity.start(0)) {
            // Given
            Folders folders = new Folders(folder, folder.resolve("data"));
            folders.prepare();
            int port = Integer.parseInt(identity.issuer().replaceAll("\\D", ""));
            new RunningSuite(folders).remember(Ports.of(Map.of("identity", port)));

            // When
            int code = execute("token", "city-officer", "--city", "kota bandung", "--data", folders.data().toString());

            // Then
            assertThat(code).isZero();
            assertThat(out.toString()).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+\\R");
        }
    }

    @Test
    void status_says_when_nothing_runs_with_its_own_exit_code() throws Exception {
        // Given
        Files.createDirectories(folder.resolve("data"));

        // Then
        assertThat(execute("status", "--data", folder.resolve("data").toString())).isEqualTo(3);
        assertThat(out.toString()).contains("does not run");
    }

    private int execute(String... arguments) {
        CommandLine commandLine = Launcher.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return commandLine.execute(arguments);
    }
}
