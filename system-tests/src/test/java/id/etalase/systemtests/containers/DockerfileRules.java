package id.etalase.systemtests.containers;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What must hold of the one Dockerfile of all services. */
final class DockerfileRules {

    private static final Pattern FROM = Pattern.compile("(?m)^FROM (\\S+)(?: AS (\\S+))?$");
    private static final Pattern COPY = Pattern.compile("(?m)^COPY ((?:--\\S+ )*)(.+) \\S+$");
    private static final Pattern PATH = Pattern.compile("/q/[a-z/]+");

    private DockerfileRules() {
    }

    static List<String> complaintsAbout(String dockerfile, List<String> modules) {
        List<String> complaints = new ArrayList<>();
        Matcher from = FROM.matcher(dockerfile);
        String last = "";
        while (from.find()) {
            last = from.group(1);
            if (!last.matches("[a-z0-9-]+(?:/[a-z0-9-]+)?:[\\w.-]*\\d[\\w.-]*")) {
                complaints.add("The image " + last + " has no short name with a version");
            }
        }
        if (!last.equals("eclipse-temurin:25-jre")) {
            complaints.add("The processes run on " + last);
        }
        for (Matcher copy = COPY.matcher(dockerfile); copy.find();) {
            if (!copy.group(1).contains("--from=")) {
                for (String source : copy.group(2).split(" ")) {
                    if (!ContainerFiles.exists(source)) {
                        complaints.add("The image wants " + source + ", which is not there");
                    }
                }
            } else if (!copy.group(2).matches("/src/\\$\\{MODULE}/target/quarkus-app/(lib/|quarkus/|app/|quarkus-run.jar)")) {
                complaints.add("The image wants " + copy.group(2) + ", which a build does not make");
            }
        }
        require(dockerfile, "(?m)^USER [1-9]\\d*$", "The processes run as root", complaints);
        require(dockerfile, "(?m)^ENTRYPOINT \\[\"java\"", "Java is not the process that gets the signals", complaints);
        require(dockerfile, "-XX:AOTCache=app\\.aot", "The AOT cache is not used", complaints);
        require(dockerfile, "(?m)^HEALTHCHECK ", "The image has no health check", complaints);
        modules.forEach(module -> health(module, dockerfile, complaints));
        return complaints;
    }

    /** The path is the one of the health extension, which the module has and leaves where it is. */
    private static void health(String module, String dockerfile, List<String> complaints) {
        String settings = ContainerFiles.read(module + "/src/main/resources/application.properties");
        boolean moved = Pattern.compile("(?m)^quarkus\\.(smallrye-health\\.\\S*path|http\\.(non-application-)?root-path"
                + "|management\\.enabled)\\s*=").matcher(settings).find();
        if (moved || !ContainerFiles.read(module + "/pom.xml").contains("quarkus-smallrye-health")) {
            complaints.add(module + " does not answer at the usual path for its health");
        }
        String asked = PATH.matcher(dockerfile).results().map(found -> found.group()).reduce("", String::concat);
        if (!asked.equals("/q/health/ready")) {
            complaints.add("The health check asks " + asked);
        }
    }

    private static void require(String text, String pattern, String complaint, List<String> complaints) {
        if (!Pattern.compile(pattern).matcher(text).find()) {
            complaints.add(complaint);
        }
    }
}
