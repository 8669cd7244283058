package id.etalase.gateway.cache;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import org.apache.kafka.clients.ApiVersions;
import org.apache.kafka.clients.ClientUtils;
import org.apache.kafka.clients.Metadata;
import org.apache.kafka.clients.NetworkClient;
import org.apache.kafka.clients.NodeApiVersions;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.internals.ClusterResourceListeners;
import org.apache.kafka.common.message.ListOffsetsRequestData.ListOffsetsPartition;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.requests.ListOffsetsRequest;
import org.apache.kafka.common.requests.ListOffsetsResponse;
import org.apache.kafka.common.utils.LogContext;
import org.apache.kafka.common.utils.Time;

/** Which broker leads which partition, and in which version of the protocol it is spoken to. For one thread. */
final class Leaders implements AutoCloseable {

    private static final int LOOK_MILLIS = 50;

    private final ApiVersions versions = new ApiVersions();
    private final Metadata metadata;
    private final NetworkClient client;
    private long looked;

    Leaders(AdminClientConfig config, Metrics metrics) {
        LogContext log = new LogContext();
        metadata = new Metadata(100, 1_000, Duration.ofMinutes(5).toMillis(), log, new ClusterResourceListeners());
        metadata.bootstrap(ClientUtils.parseAndValidateAddresses(config));
        client = ClientUtils.createNetworkClient(config, metrics, "gateway-leaders", log, versions, Time.SYSTEM, 5, metadata,
                null, null);
    }

    /** Changes with all that is said here. */
    int edition() {
        return metadata.updateVersion();
    }

    /** What is known may be wrong by now. */
    void doubt() {
        metadata.requestUpdate(false);
    }

    /** Sends and receives what is due, and does not wait; may be called often. */
    void look() {
        long now = Time.SYSTEM.milliseconds();
        if (now - looked >= LOOK_MILLIS || client.hasInFlightRequests()) {
            looked = now;
            client.poll(0, now);
            metadata.maybeThrowAnyException();
        }
    }

    /** The questions for the ends of these partitions, by the broker to ask; empty while that is not known for all. */
    Map<Node, EndsRequest> requests(Collection<TopicPartition> partitions) {
        Map<Node, Map<TopicPartition, ListOffsetsPartition>> byLeader = new HashMap<>();
        for (TopicPartition partition : partitions) {
            Metadata.LeaderAndEpoch known = metadata.currentLeader(partition);
            if (known.leader.isEmpty()) {
                doubt();
                return Map.of();
            }
            // A broker that does not know yet that it leads no longer refuses a newer epoch.
            byLeader.computeIfAbsent(known.leader.get(), leader -> new HashMap<>()).put(partition,
                    new ListOffsetsPartition().setPartitionIndex(partition.partition())
                            .setTimestamp(ListOffsetsRequest.LATEST_TIMESTAMP)
                            .setCurrentLeaderEpoch(known.epoch.orElse(ListOffsetsResponse.UNKNOWN_EPOCH)));
        }
        Map<Node, EndsRequest> requests = new HashMap<>();
        for (Map.Entry<Node, Map<TopicPartition, ListOffsetsPartition>> asked : byLeader.entrySet()) {
            Node leader = asked.getKey();
            // Only of a broker with which a connection was made is it known what it understands.
            client.ready(leader, Time.SYSTEM.milliseconds());
            NodeApiVersions understood = versions.get(leader.idString());
            if (understood == null) {
                return Map.of();
            }
            requests.put(leader, EndsRequest.of(asked.getValue(), understood));
        }
        return requests;
    }

    @Override
    public void close() {
        client.close();
        metadata.close();
    }
}
