package id.etalase.gateway.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

import org.apache.kafka.clients.ClientUtils;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.network.ByteBufferSend;
import org.apache.kafka.common.network.KafkaChannel;
import org.apache.kafka.common.network.NetworkReceive;
import org.apache.kafka.common.network.NetworkSend;
import org.apache.kafka.common.network.Selectable;
import org.apache.kafka.common.network.Selector;
import org.apache.kafka.common.utils.LogContext;
import org.apache.kafka.common.utils.Time;

/**
 * Asks the brokers how far topics reach, over connections of Kafka's own kind, so that what the gateway logs in with holds here
 * too. A consumer or {@link org.apache.kafka.clients.NetworkClient} could ask the same, but writes every question and reads
 * every answer anew, which takes four times as long. One thread uses this; only {@link #wakeUp} is for all.
 */
final class EndOfLog implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 2_000;
    private static final int AGAIN_MILLIS = 200;
    private static final int MANY = 64;

    /** A question for one broker, which answers in the order of the questions. */
    private record Part(Inquiry inquiry, EndsRequest request, int number, long deadline) {
    }

    private final Time time = Time.SYSTEM;
    private final Metrics metrics = new Metrics(time);
    private final Leaders leaders;
    private final Selector connections;
    /** By broker: what is not sent yet, for a connection takes one message at a time, and what is not answered yet. */
    private final Map<String, Queue<Part>> unsent = new HashMap<>();
    private final Map<String, Queue<Part>> unanswered = new HashMap<>();
    private final Map<String, Long> notBefore = new HashMap<>();
    private final Map<Set<TopicPartition>, Map<Node, EndsRequest>> prepared = new HashMap<>();
    private int preparedFor;
    private int lastNumber;

    EndOfLog(KafkaAccess access) {
        Map<String, Object> settings = access.settings("end");
        settings.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        settings.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        AdminClientConfig config = new AdminClientConfig(settings);
        LogContext log = new LogContext();
        leaders = new Leaders(config, metrics);
        connections = new Selector(-1, metrics, time, "gateway-end", ClientUtils.createChannelBuilder(config, time, log), log);
    }

    /** Asks for the ends of these partitions, as the brokers know them after this call. */
    void ask(Set<TopicPartition> partitions, Inquiry.Answer answer) {
        if (partitions.isEmpty()) {
            answer.known(Map.of());
            return;
        }
        Map<Node, EndsRequest> requests = prepared(partitions);
        boolean ready = !requests.isEmpty();
        for (Node leader : requests.keySet()) {
            ready &= isReady(leader);
        }
        if (!ready) {
            answer.unknown("not connected with every leader");
            return;
        }
        Inquiry inquiry = new Inquiry(requests.size(), answer);
        long deadline = time.milliseconds() + PATIENCE_MILLIS;
        requests.forEach((leader, request) -> {
            Part part = new Part(inquiry, request, ++lastNumber, deadline);
            unsent.get(leader.idString()).add(part);
            unanswered.get(leader.idString()).add(part);
        });
    }

    /** Sends and receives, and tells what has come; waits so long for something to come, but not when woken. */
    void turn(long millis) {
        unsent.forEach(this::send);
        try {
            connections.poll(millis);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        for (NetworkReceive received : connections.completedReceives()) {
            hear(received.source(), received.payload());
        }
        connections.disconnected().keySet().forEach(this::lost);
        hangUpOnTheSilent();
        leaders.look();
    }

    /** Ends the present or the next wait of {@link #turn}. */
    void wakeUp() {
        connections.wakeup();
    }

    @Override
    public void close() {
        connections.close();
        leaders.close();
        metrics.close();
    }

    private Map<Node, EndsRequest> prepared(Set<TopicPartition> partitions) {
        if (leaders.edition() != preparedFor || prepared.size() > MANY) {
            prepared.clear();
            preparedFor = leaders.edition();
        }
        Map<Node, EndsRequest> known = prepared.get(partitions);
        if (known == null) {
            known = leaders.requests(partitions);
            if (!known.isEmpty()) {
                prepared.put(partitions, known);
            }
        }
        return known;
    }

    /** Whether the broker can be asked at once; if not, a connection is made. */
    private boolean isReady(Node broker) {
        String name = broker.idString();
        if (!unanswered.containsKey(name) && notBefore.getOrDefault(name, 0L) <= time.milliseconds()) {
            notBefore.put(name, time.milliseconds() + AGAIN_MILLIS);
            try {
                connections.connect(name, new InetSocketAddress(broker.host(), broker.port()),
                        Selectable.USE_DEFAULT_BUFFER_SIZE, Selectable.USE_DEFAULT_BUFFER_SIZE);
                unsent.put(name, new ArrayDeque<>());
                unanswered.put(name, new ArrayDeque<>());
            } catch (IOException unreachable) {
                leaders.doubt();
            }
        }
        return connections.isChannelReady(name);
    }

    private void send(String broker, Queue<Part> parts) {
        KafkaChannel connection = connections.channel(broker);
        if (!parts.isEmpty() && connection != null && !connection.hasSend()) {
            Part part = parts.remove();
            connections.send(new NetworkSend(broker, ByteBufferSend.sizePrefixed(part.request().write(part.number()))));
        }
    }

    private void hear(String broker, ByteBuffer answer) {
        Part part = unanswered.get(broker).remove();
        Map<TopicPartition, Long> ends;
        try {
            ends = part.request().read(answer, part.number());
        } catch (RuntimeException refused) {
            forget();
            part.inquiry().fail(String.valueOf(refused.getMessage()));
            return;
        }
        part.inquiry().add(ends);
    }

    private void hangUpOnTheSilent() {
        long now = time.milliseconds();
        for (String broker : List.copyOf(unanswered.keySet())) {
            Part oldest = unanswered.get(broker).peek();
            if (oldest != null && oldest.deadline() < now) {
                connections.close(broker);
                lost(broker);
            }
        }
    }

    private void lost(String broker) {
        unsent.remove(broker);
        Queue<Part> open = unanswered.remove(broker);
        if (open != null) {
            open.forEach(part -> part.inquiry().fail("no connection with broker " + broker));
        }
        forget();
    }

    /** Perhaps another broker leads by now, or this one speaks another version. */
    private void forget() {
        prepared.clear();
        leaders.doubt();
    }
}
