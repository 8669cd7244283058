package id.etalase.localstack.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import id.etalase.localstack.Role;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Prints a bearer token of one role and nothing else, so that a shell can put it into a variable. */
@Command(name = "token")
final class TokenCommand implements Callable<Integer> {

    private static final Pattern ACCESS_TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");
    private static final int LIMIT_MILLIS = 10_000;

    @ParentCommand
    private Launcher launcher;

    @Spec
    private CommandSpec specification;

    @Parameters(paramLabel = "ROLE")
    private String role;

    @Option(names = "--city", paramLabel = "NAME")
    private String city;

    @Option(names = "--country", paramLabel = "CODE")
    private String country;

    @Option(names = "--office", paramLabel = "NAME")
    private String office;

    @Override
    public Integer call() {
        String client = Role.of(role).map(Role::claim)
                .orElseThrow(() -> new RunFailure("No role is called " + role + ". The roles are " + Role.names() + "."));
        if (country != null && !Arrays.asList(Locale.getISOCountries()).contains(country)) {
            throw new RunFailure("--country takes a code of two capital letters (ISO 3166-1), as in --country ID, not "
                    + country + ".");
        }
        String url = new RunningSuite(launcher.folders()).ports().url("identity") + "/etalase/token";
        out().println(token(url, client));
        return CommandLine.ExitCode.OK;
    }

    private String token(String url, String client) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        form.put("client_id", client);
        form.put("client_secret", "local");
        form.put("city", city);
        form.put("country", country);
        form.put("office", office);
        form.values().removeIf(Objects::isNull);
        try {
            HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setConnectTimeout(LIMIT_MILLIS);
            connection.setReadTimeout(LIMIT_MILLIS);
            connection.setDoOutput(true);
            connection.getOutputStream().write(encoded(form).getBytes(StandardCharsets.UTF_8));
            String answer = new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher matcher = ACCESS_TOKEN.matcher(answer);
            if (matcher.find()) {
                return matcher.group(1);
            }
            throw new RunFailure("The identity provider at " + url + " gave no token.");
        } catch (IOException e) {
            throw new RunFailure("The suite does not run (" + url + " does not answer). Start it with ./run", e);
        }
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream().map(field -> field.getKey() + "="
                + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
    }

    private PrintWriter out() {
        return specification.commandLine().getOut();
    }
}
