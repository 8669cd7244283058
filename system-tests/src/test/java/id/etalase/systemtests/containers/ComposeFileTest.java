package id.etalase.systemtests.containers;

import static id.etalase.systemtests.containers.ContainerFiles.COMPOSE;
import static id.etalase.systemtests.containers.ContainerFiles.DATABASES;
import static id.etalase.systemtests.containers.ContainerFiles.DOCKERFILE;
import static id.etalase.systemtests.containers.ContainerFiles.REALM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The container files agree with each other and with the code, and every rule that says so can fail. */
class ComposeFileTest {

    private static final Map<String, String> BY_DEFAULT = Map.of();

    @Test
    void the_container_files_agree_with_the_code() {
        assertThat(complaints(ContainerFiles.ofRepository(), BY_DEFAULT)).isEmpty();
    }

    @Test
    void they_still_agree_when_the_public_addresses_are_others() {
        // Given
        Map<String, String> environment = Map.of("ETALASE_IDENTITY_URL", "https://identity.example", "ETALASE_PUBLIC_URL",
                "https://etalase.example");
        // When
        List<String> complaints = complaints(ContainerFiles.ofRepository(), environment);
        // Then
        assertThat(complaints).isEmpty();
    }

    @ParameterizedTest(name = "{3}")
    @MethodSource("mistakes")
    void a_mistake_is_noticed(String file, String passage, String instead, String complaint) {
        // Given
        ContainerFiles mistaken = ContainerFiles.ofRepository().with(file, passage, instead);
        // When
        List<String> complaints = complaints(mistaken, BY_DEFAULT);
        // Then
        assertThat(complaints).anySatisfy(each -> assertThat(each).contains(complaint));
    }

    static Stream<Arguments> mistakes() {
        return Stream.concat(mistakesInTheComposeFile(), mistakesElsewhere());
    }

    private static Stream<Arguments> mistakesInTheComposeFile() {
        return Stream.of(arguments(COMPOSE, "image: postgres:18", "image: example.org/postgres:18", "no short image name"),
                arguments(COMPOSE, "image: postgres:18", "image: postgres:latest", "no short image name"),
                arguments(COMPOSE, "image: postgres:18", "image: postgres:17", "another version than the tests"),
                arguments(COMPOSE, "kafka:4.1.1", "kafka:4.0.0", "another version than the tests"),
                arguments(COMPOSE, "  gateway:\n", "  front-door:\n", "The launcher starts gateway"),
                arguments(COMPOSE, "context: .", "context: ./services", "builds from another folder"),
                arguments(COMPOSE, "deploy/Dockerfile", "deploy/Containerfile", "no such Dockerfile"),
                arguments(COMPOSE, "MODULE: gateway", "MODULE: front-door", "which is no module"),
                arguments(COMPOSE, "PORT: \"8081\"", "PORT: \"8091\"", "listens on another port"),
                arguments(COMPOSE, "ETALASE_POSTGRES_PORT:-5433", "ETALASE_POSTGRES_PORT:-5432", "where the launcher puts it"),
                arguments(COMPOSE, "-9092}:9092", "-9092}:19093", "does not listen where it is published"),
                arguments(COMPOSE, "127.0.0.1:${ETALASE_POSTGRES_PORT", "0.0.0.0:${ETALASE_POSTGRES_PORT", "open to others"),
                arguments(COMPOSE, "127.0.0.1:${ETALASE_POSTGRES_PORT", "${ETALASE_BIND:-127.0.0.1}:${ETALASE_POSTGRES_PORT",
                        "ETALASE_BIND"),
                arguments(COMPOSE, "QUARKUS_DATASOURCE_JDBC_URL", "QUARKUS_DATASOURCE_JDBC_URI", "no configuration key"),
                arguments(COMPOSE, "ETALASE_GATEWAY_TOKEN_URL", "ETALASE_GATEWAY_TOKEN_URI", "no configuration key"),
                arguments(COMPOSE, "//partnerships-service:8081", "//partnership:8081", "which is no service"),
                arguments(COMPOSE, "//postgres:5432/partnerships", "//postgres:5433/partnerships",
                        "where postgres does not listen"),
                arguments(COMPOSE, "      kafka: {condition: service_healthy}\n", "", "does not start after kafka"),
                arguments(COMPOSE, "kafka: {condition: service_healthy}", "kafka: {condition: service_started}",
                        "does not wait until kafka is healthy or done"),
                arguments(COMPOSE, "service_completed_successfully", "service_started", "kafka-access is healthy or done"),
                arguments(COMPOSE, "KAFKA_SASL_JAAS_CONFIG", "KAFKA_SASL_LOGIN_CONFIG", "no configuration key"),
                arguments(COMPOSE, "INSIDE_PLAIN_SASL_JAAS", "INSIDE_PLAIN_SASL_LOGIN", "Kafka knows no property"),
                arguments(COMPOSE, "    shm_size: 128m", "    depends_on: {keycloak: {condition: service_healthy}}",
                        "waits for itself"),
                arguments(COMPOSE, "[\"CMD\", \"pg_isready\"", "[\"NONE\", \"pg_isready\"", "no health check"),
                arguments(COMPOSE, "\"9000\", \"/health/ready\"", "\"8080\", \"/health\"", "where it does not answer"),
                arguments(COMPOSE, "KC_HEALTH_ENABLED", "KC_METRICS_ENABLED", "does not serve its health"),
                arguments(COMPOSE, "deploy/healthcheck.sh:", "deploy/check.sh:", "which is not there"),
                arguments(COMPOSE, "\n  kafka-data:\n", "\n", "which is not there"),
                arguments(COMPOSE, ":/var/lib/postgresql\n", ":/var/lib/postgresql/data\n", "would lose its data"),
                arguments(COMPOSE, "restart: unless-stopped", "restart: \"no\"", "does not come back"),
                arguments(COMPOSE, "mem_limit: 384m", "cpus: 1", "no memory limit"),
                arguments(COMPOSE, "no-new-privileges:true", "no-new-privileges:false", "may gain privileges"),
                arguments(COMPOSE, "read_only: true", "read_only: false", "may write to its image"),
                arguments(COMPOSE, "cap_drop: [ALL]", "cap_drop: []", "privileges it does not need"),
                arguments(COMPOSE, "QUARKUS_DATASOURCE_USERNAME: partnerships", "QUARKUS_DATASOURCE_USERNAME: postgres",
                        "role of its own database"),
                arguments(COMPOSE, "ETALASE_PARTNERSHIPS_PASSWORD:-local} # local use only", "X:-y}", "not replaceable"),
                arguments(COMPOSE, "ETALASE_SECRETS_KEY: ${ETALASE_SECRETS_KEY:-", "ETALASE_SECRETS_KEY: ${X:-",
                        "not replaceable"),
                arguments(COMPOSE, "ETALASE_PRIVACY_KEY: ${ETALASE_PRIVACY_KEY:-", "ETALASE_PRIVACY_KEY: ${X:-",
                        "not replaceable"),
                arguments(COMPOSE, "ETALASE_APP_SECRET:-local} #", "ETALASE_APP_SECRET:-local} # not", "not replaceable"),
                arguments(COMPOSE, "      ETALASE_POLICE_SECRET: ", "      POLICE_SECRET: ", "which is not passed on"),
                arguments(COMPOSE, "KAFKA_PROCESS_ROLES: broker,controller", "KAFKA_PROCESS_ROLES: broker",
                        "Kafka refuses"),
                arguments(COMPOSE, "KAFKA_LOG_DIRS", "KAFKA_LOG_FOLDERS", "Kafka knows no property log.folders"));
    }

    private static Stream<Arguments> mistakesElsewhere() {
        return Stream.of(arguments(COMPOSE, "realms/etalase\n      QUARKUS_OIDC_TOKEN_ISSUER", "realms/master\n"
                + "      QUARKUS_OIDC_TOKEN_ISSUER", "looks for the keys elsewhere"),
                arguments(COMPOSE, "TOKEN_ISSUER: ${ETALASE_IDENTITY_URL:-", "TOKEN_ISSUER: ${ETALASE_ISSUER:-http://x",
                        "trusts another issuer"),
                arguments(COMPOSE, "QUARKUS_OIDC_TOKEN_AUDIENCE: etalase", "QUARKUS_OIDC_TOKEN_AUDIENCE: other",
                        "expects another audience"),
                arguments(COMPOSE, "KC_HOSTNAME_BACKCHANNEL_DYNAMIC: \"true\"", "KC_HOSTNAME_BACKCHANNEL_DYNAMIC: \"no\"",
                        "do not find the keys"),
                arguments(DATABASES, "create partnerships", "create partners", "a database that is not made"),
                arguments(DOCKERFILE, "FROM eclipse-temurin:25-jre", "FROM eclipse-temurin:21-jre", "run on"),
                arguments(DOCKERFILE, "FROM maven:3.9-eclipse-temurin-25", "FROM example.org/maven:3", "no short name"),
                arguments(DOCKERFILE, "deploy/train.sh /opt", "deploy/learn.sh /opt", "which is not there"),
                arguments(DOCKERFILE, "quarkus-app/lib/", "app/lib/", "which a build does not make"),
                arguments(DOCKERFILE, "USER 10001", "USER 0", "run as root"),
                arguments(DOCKERFILE, "ENTRYPOINT [\"java\"", "ENTRYPOINT [\"sh\"", "gets the signals"),
                arguments(DOCKERFILE, "/q/health/ready", "/health", "The health check asks"),
                arguments(DOCKERFILE, "HEALTHCHECK", "LABEL", "no health check"),
                arguments(DOCKERFILE, "WORKDIR /app", "ENV CLIENT_SECRET=x", "holds a secret"),
                arguments(REALM, "\"name\": \"auditor\"", "\"name\": \"reader\"", "other roles than the suite"),
                arguments(REALM, "\"clientId\": \"app\"", "\"clientId\": \"jaki\"", "other clients than roles"),
                arguments(REALM, "\"publicClient\": false", "\"publicClient\": true", "more than client credentials"),
                arguments(REALM, "${ETALASE_APP_SECRET:local}", "hunter2", "cannot be replaced"),
                arguments(REALM, "${ETALASE_FOREIGN_AFFAIRS_SECRET:local}", "${ETALASE_HOME_AFFAIRS_SECRET:local}",
                        "is that of another"),
                arguments(REALM, "\"${ETALASE_PUBLIC_URL:http://localhost:8080}\"", "\"*\"", "or another one does"),
                arguments(REALM, "\"realmRoles\": [\n        \"app\"", "\"realmRoles\": [\n        \"administrator\"",
                        "another role than its own"),
                arguments(REALM, "\"claim.name\": \"groups\"", "\"claim.name\": \"roles\"", "lack the claim groups"),
                arguments(REALM, "oidc-sub-mapper", "oidc-acr-mapper", "lack the claim sub"),
                arguments(REALM, "\"included.custom.audience\": \"etalase\"", "\"included.custom.audience\": \"x\"",
                        "another audience"),
                arguments(REALM, "\"claim.name\": \"city\"", "\"claim.name\": \"town\"", "no city"));
    }

    private static List<String> complaints(ContainerFiles files, Map<String, String> environment) {
        List<String> complaints = new ArrayList<>(ComposeRules.complaintsAbout(files, environment));
        complaints.addAll(BackingRules.complaintsAbout(files, environment));
        complaints.addAll(IdentityRules.complaintsAbout(files, environment));
        complaints.addAll(DockerfileRules.complaintsAbout(files.dockerfile(),
                ComposeFile.parse(files.compose(), environment).services().values().stream()
                        .filter(ComposeFile.Service::isBuilt).map(service -> service.buildArgument("MODULE"))
                        .filter(module -> ContainerFiles.exists(module + "/src/main/resources/application.properties"))
                        .toList()));
        return complaints;
    }
}
