package id.etalase.systemtests.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.StringReader;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.tools.AclCommand;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import id.etalase.localstack.LocalKafka;
import id.etalase.testkit.Documents;

/**
 * Who may do what on the broker of the compose stack: a real broker with the settings of that file, the access rules of its
 * script, and clients with the settings that the file and docs/events.md give them.
 */
class KafkaAccessTest {

    private static final Map<String, ComposeFile.Service> STACK = ComposeFile
            .parse(ContainerFiles.ofRepository().compose(), Map.of()).services();
    private static final List<String> SERVICES = List.of("partnerships", "ascn", "public-space");
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    static Path folder;
    private static LocalKafka broker;
    private static String outside;

    @BeforeAll
    static void start() throws Exception {
        Map<String, String> settings = STACK.get("kafka").brokerProperties();
        Map<String, String> ports = Map.of("9093", freePort(), "19092", freePort(), "9092", freePort());
        for (String addressed : List.of("listeners", "advertised.listeners", "controller.quorum.voters")) {
            settings.compute(addressed, (name, value) -> here(value, ports));
        }
        settings.put("log.dirs", folder.resolve("kafka").toString());
        broker = LocalKafka.start(folder.resolve("kafka"), 0, settings);
        outside = "localhost:" + ports.get("9092");
        giveAccess("localhost:" + ports.get("19092"));
        for (String service : SERVICES) {
            publish(service);
        }
    }

    private static String here(String addresses, Map<String, String> ports) {
        String moved = addresses.replace("kafka:", "localhost:").replace("//:", "//127.0.0.1:");
        for (Map.Entry<String, String> port : ports.entrySet()) {
            moved = moved.replaceAll(":" + port.getKey() + "\\b", ":" + port.getValue());
        }
        return moved;
    }

    private static String freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return Integer.toString(socket.getLocalPort());
        }
    }

    /** Runs the script with a tool in the place of Kafka's that notes its arguments, and Kafka's own with these. */
    private static void giveAccess(String address) throws Exception {
        Path tools = Files.createDirectory(folder.resolve("tools"));
        Path tool = Files.writeString(tools.resolve("kafka-acls.sh"), "#!/bin/sh\ncp \"$4\" \"$NOTES/login\"\n"
                + "for argument; do printf '%s\\n' \"$argument\" >> \"$NOTES/arguments\"; done; echo >> \"$NOTES/arguments\"\n");
        assertThat(tool.toFile().setExecutable(true)).isTrue();
        ProcessBuilder script = new ProcessBuilder("bash", "deploy/kafka/access.sh")
                .directory(Documents.repository().toFile()).inheritIO();
        script.environment().putAll(Map.of("KAFKA_TOOLS", tools.toString(), "NOTES", folder.toString()));
        script.environment().putAll(STACK.get("kafka-access").environment());
        Process process = script.start();
        assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        String[] calls = Files.readString(folder.resolve("arguments")).strip().split("\n\n");
        assertThat(calls).hasSizeGreaterThan(SERVICES.size());
        for (String call : calls) {
            String[] arguments = call.split("\n");
            assertThat(arguments[0]).isEqualTo("--bootstrap-server");
            arguments[1] = address;
            arguments[3] = folder.resolve("login").toString();
            AclCommand.main(arguments);
        }
    }

    /** As a service does at its first start: makes its topic, looks after it, and writes under its one name. */
    private static void publish(String service) throws Exception {
        String topic = service + ".thing.events";
        try (Admin admin = Admin.create(ofService(service));
                KafkaProducer<String, String> producer = producer(ofService(service), service + "-outbox")) {
            admin.createTopics(List.of(new NewTopic(topic, Optional.of(1), Optional.empty()))).all().get();
            ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
            // The broker hears of a new topic a moment after the controller made it.
            await().atMost(LIMIT).ignoreExceptions()
                    .until(() -> admin.describeConfigs(List.of(resource)).all().get().containsKey(resource));
            admin.incrementalAlterConfigs(Map.of(resource,
                    List.of(new AlterConfigOp(new ConfigEntry("retention.ms", "1000000"), OpType.SET)))).all().get();
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic, "key", "of " + service)).get();
            producer.commitTransaction();
        }
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @ParameterizedTest
    @CsvSource({ "partnerships,ascn", "ascn,public-space", "public-space,partnerships" })
    void a_service_writes_its_own_topics_only(String service, String other) {
        try (KafkaProducer<String, String> producer = producer(ofService(service), null);
                KafkaProducer<String, String> impostor = producer(ofService(service), other + "-outbox");
                Admin admin = Admin.create(ofService(service))) {
            assertThatThrownBy(() -> producer.send(new ProducerRecord<>(other + ".thing.events", "x")).get())
                    .hasRootCauseInstanceOf(TopicAuthorizationException.class);
            assertThatThrownBy(impostor::initTransactions).isInstanceOf(TransactionalIdAuthorizationException.class);
            assertThatThrownBy(
                    () -> admin.createTopics(List.of(new NewTopic(other + ".fake.events", 1, (short) 1))).all().get())
                    .hasRootCauseInstanceOf(TopicAuthorizationException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({ "home-affairs", "foreign-affairs" })
    void a_ministry_reads_what_happens_to_agreements_in_groups_of_its_name(String ministry) throws IOException {
        assertThat(valuesRead(ofMinistry(ministry), "partnerships.thing.events", ministry + "-register"))
                .containsExactly("of partnerships");
    }

    @ParameterizedTest
    @CsvSource({ "home-affairs,foreign-affairs", "foreign-affairs,home-affairs" })
    void a_ministry_writes_no_topic_of_the_suite_and_reads_no_other(String ministry, String other) throws IOException {
        Map<String, Object> settings = ofMinistry(ministry);
        try (KafkaProducer<String, String> producer = producer(settings, null)) {
            for (String topic : List.of("partnerships.thing.events", "ascn.thing.events", other + ".dead-letters")) {
                assertThatThrownBy(() -> producer.send(new ProducerRecord<>(topic, "x")).get()).as(topic)
                        .hasRootCauseInstanceOf(TopicAuthorizationException.class);
            }
        }
        assertThatThrownBy(() -> valuesRead(settings, "public-space.thing.events", ministry))
                .isInstanceOf(TopicAuthorizationException.class);
        assertThatThrownBy(() -> valuesRead(settings, "partnerships.thing.events", other + "-register"))
                .isInstanceOf(GroupAuthorizationException.class);
    }

    @Test
    void what_a_ministry_puts_aside_goes_to_a_topic_of_its_own_name() throws Exception {
        Map<String, Object> settings = ofMinistry("foreign-affairs");
        try (Admin admin = Admin.create(settings); KafkaProducer<String, String> producer = producer(settings, null)) {
            // When
            admin.createTopics(List.of(new NewTopic("foreign-affairs.dead-letters", 1, (short) 1))).all().get();

            // Then
            assertThat(producer.send(new ProducerRecord<>("foreign-affairs.dead-letters", "x")).get().hasOffset()).isTrue();
        }
    }

    /** With the name of the group that the example has, unless another is given. */
    @Test
    void the_example_subscriber_may_read_in_its_group_and_put_aside_what_it_cannot_handle() throws Exception {
        String group = ContainerFiles.read("docs/examples/agreement-subscriber/src/main/java/org/example/subscriber/"
                + "AgreementSubscriber.java").replaceFirst("(?s).*args.length > 2 \\? args\\[2] : \"([^\"]+)\".*", "$1");
        Map<String, Object> settings = ofMinistry("foreign-affairs");

        assertThat(valuesRead(settings, "partnerships.thing.events", group)).containsExactly("of partnerships");
        for (String name : List.of(group, documentedGroup())) {
            try (Admin admin = Admin.create(settings); KafkaProducer<String, String> producer = producer(settings, null)) {
                admin.createTopics(List.of(new NewTopic(name + ".dead-letters", 1, (short) 1))).all().get();
                assertThat(producer.send(new ProducerRecord<>(name + ".dead-letters", "x")).get().hasOffset()).isTrue();
            }
        }
    }

    private static String documentedGroup() throws IOException {
        return ContainerFiles.read("docs/events.md").replaceFirst("(?s).*?\ngroup\\.id=(\\S+)\n.*", "$1");
    }

    @Test
    void the_gateway_hears_of_every_change_and_writes_nothing() {
        Map<String, Object> settings = settings(STACK.get("gateway").clientSettings("ETALASE_GATEWAY_CACHE_KAFKA_"));
        for (String service : SERVICES) {
            assertThat(valuesRead(settings, service + ".thing.events", null)).containsExactly("of " + service);
        }
        try (KafkaProducer<String, String> producer = producer(settings, null)) {
            // It may write nowhere, so the broker does not even give it the number that a producer needs.
            assertThatThrownBy(() -> producer.send(new ProducerRecord<>("ascn.thing.events", "x")).get())
                    .hasRootCauseInstanceOf(ClusterAuthorizationException.class);
        }
    }

    @Test
    void nobody_comes_in_without_the_right_password() throws IOException {
        // Given
        Map<String, Object> wrong = ofMinistry("home-affairs");
        wrong.compute("sasl.jaas.config", (name, value) -> value.toString().replace("\"local\"", "\"guess\""));
        Map<String, Object> without = new HashMap<>(Map.of("bootstrap.servers", outside, "default.api.timeout.ms", 3000,
                "request.timeout.ms", 2000));

        // Then
        try (Admin admin = Admin.create(wrong)) {
            assertThatThrownBy(() -> admin.listTopics().names().get())
                    .hasRootCauseInstanceOf(SaslAuthenticationException.class);
        }
        try (Admin admin = Admin.create(without)) {
            assertThatThrownBy(() -> admin.listTopics().names().get()).isInstanceOf(ExecutionException.class)
                    .cause().isInstanceOf(TimeoutException.class);
        }
    }

    private static Map<String, Object> ofService(String service) {
        Map<String, Object> settings = STACK.get(service + "-service").clientSettings("KAFKA_");
        settings.remove("bootstrap.servers");
        return settings(settings);
    }

    /** What the document tells a ministry, with the name that it says is to be put in. */
    private static Map<String, Object> ofMinistry(String ministry) throws IOException {
        String text = ContainerFiles.read("docs/events.md").replaceFirst("(?s).*```properties\n(.*?)```.*", "$1");
        Properties documented = new Properties();
        documented.load(new StringReader(text.replace("foreign-affairs", ministry)));
        Map<String, Object> settings = new HashMap<>();
        documented.forEach((name, value) -> settings.put(name.toString(), value));
        assertThat(settings).containsKeys("bootstrap.servers", "sasl.jaas.config", "group.id");
        return settings(settings);
    }

    private static Map<String, Object> settings(Map<String, Object> login) {
        Map<String, Object> settings = new HashMap<>(login);
        settings.put("bootstrap.servers", outside);
        settings.remove("group.id");
        return settings;
    }

    private static KafkaProducer<String, String> producer(Map<String, Object> login, String transactionalId) {
        Map<String, Object> settings = new HashMap<>(login);
        if (transactionalId != null) {
            settings.put("transactional.id", transactionalId);
        }
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    /** @param group none for a reader that remembers its place itself */
    private static List<String> valuesRead(Map<String, Object> login, String topic, String group) {
        Map<String, Object> settings = new HashMap<>(login);
        settings.put("auto.offset.reset", "earliest");
        if (group != null) {
            settings.put("group.id", group);
        }
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(settings, new StringDeserializer(),
                new StringDeserializer())) {
            if (group == null) {
                consumer.assign(List.of(new TopicPartition(topic, 0)));
            } else {
                consumer.subscribe(List.of(topic));
            }
            long end = System.nanoTime() + LIMIT.toNanos();
            while (System.nanoTime() < end) {
                ConsumerRecords<String, String> records = consumer.poll(Duration.ofMillis(500));
                if (!records.isEmpty()) {
                    return StreamSupport.stream(records.spliterator(), false).map(record -> record.value())
                            .toList();
                }
            }
            return List.of();
        }
    }
}
