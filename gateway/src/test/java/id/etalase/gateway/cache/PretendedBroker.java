package id.etalase.gateway.cache;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

import javax.net.ServerSocketFactory;

import org.apache.kafka.common.message.ApiMessageType.ListenerType;
import org.apache.kafka.common.message.ApiVersionsResponseData;
import org.apache.kafka.common.message.ListOffsetsRequestData.ListOffsetsPartition;
import org.apache.kafka.common.message.ListOffsetsResponseData;
import org.apache.kafka.common.message.ListOffsetsResponseData.ListOffsetsPartitionResponse;
import org.apache.kafka.common.message.ListOffsetsResponseData.ListOffsetsTopicResponse;
import org.apache.kafka.common.message.MetadataResponseData;
import org.apache.kafka.common.message.MetadataResponseData.MetadataResponseBroker;
import org.apache.kafka.common.message.MetadataResponseData.MetadataResponsePartition;
import org.apache.kafka.common.message.MetadataResponseData.MetadataResponseTopic;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.protocol.MessageUtil;
import org.apache.kafka.common.requests.ApiVersionsResponse;
import org.apache.kafka.common.requests.ListOffsetsRequest;
import org.apache.kafka.common.requests.RequestHeader;
import org.jspecify.annotations.Nullable;

/** Speaks as a broker does, but says and leaves unsaid what a test wants: faults that a real one cannot be asked for. */
final class PretendedBroker implements AutoCloseable {

    /** One that is never answered. */
    static final ListOffsetsPartitionResponse SILENCE = new ListOffsetsPartitionResponse();

    private static final String TOPIC = "kept.thing.events";

    private final int id;
    private final ServerSocket server;
    volatile PretendedBroker leader = this;
    /** Leads the second partition of the topic, once it has one. */
    volatile @Nullable PretendedBroker second;
    volatile int epoch = 1;
    volatile Supplier<ListOffsetsPartitionResponse> end = () -> end(7);
    volatile int askedEpoch = -1;
    /** How many of the partitions that are asked for an answer names at most. */
    volatile int names = 2;

    PretendedBroker(int id) throws IOException {
        this(id, ServerSocketFactory.getDefault());
    }

    /** @param listening how connections are made, in the clear or over TLS */
    PretendedBroker(int id, ServerSocketFactory listening) throws IOException {
        this.id = id;
        server = listening.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(() -> {
            while (true) {
                Socket connection = server.accept();
                daemon(() -> serve(connection));
            }
        });
    }

    static ListOffsetsPartitionResponse end(long offset) {
        return new ListOffsetsPartitionResponse().setOffset(offset);
    }

    static ListOffsetsPartitionResponse refusal(Errors error) {
        return new ListOffsetsPartitionResponse().setErrorCode(error.code());
    }

    String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void daemon(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException gone) {
                // The other side has hung up, or the test is over.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(Socket connection) throws IOException {
        DataInputStream in = new DataInputStream(connection.getInputStream());
        DataOutputStream out = new DataOutputStream(connection.getOutputStream());
        while (true) {
            byte[] request = in.readNBytes(in.readInt());
            ByteBuffer bytes = ByteBuffer.wrap(request);
            RequestHeader header = RequestHeader.parse(bytes);
            ApiMessage answer = answer(header, bytes);
            if (answer != null) {
                ByteBuffer body = MessageUtil.toByteBufferAccessor(answer, header.apiVersion()).buffer();
                boolean tagged = header.apiKey().responseHeaderVersion(header.apiVersion()) > 0;
                out.writeInt(4 + (tagged ? 1 : 0) + body.remaining());
                out.writeInt(header.correlationId());
                out.write(tagged ? new byte[1] : new byte[0]);
                out.write(body.array(), body.arrayOffset() + body.position(), body.remaining());
                out.flush();
            }
        }
    }

    private ApiMessage answer(RequestHeader header, ByteBuffer body) {
        return switch (header.apiKey()) {
            case API_VERSIONS -> new ApiVersionsResponseData()
                    .setApiKeys(ApiVersionsResponse.brokerApiVersions(ListenerType.BROKER, false, false));
            case METADATA -> metadata();
            case LIST_OFFSETS -> {
                List<ListOffsetsPartition> asked = ListOffsetsRequest
                        .parse(new ByteBufferAccessor(body), header.apiVersion()).topics().get(0).partitions();
                askedEpoch = asked.get(0).currentLeaderEpoch();
                ListOffsetsPartitionResponse said = end.get();
                yield said == SILENCE ? null
                        : new ListOffsetsResponseData().setTopics(List.of(new ListOffsetsTopicResponse().setName(TOPIC)
                                .setPartitions(asked.stream().limit(names)
                                        .map(one -> said.duplicate().setPartitionIndex(one.partitionIndex())).toList())));
            }
            default -> throw new IllegalStateException("not pretended: " + ApiKeys.forId(header.apiKey().id));
        };
    }

    private MetadataResponseData metadata() {
        MetadataResponseData all = new MetadataResponseData().setClusterId("pretended").setControllerId(id);
        PretendedBroker ofSecond = second;
        for (PretendedBroker broker : Stream.of(this, leader, ofSecond).filter(Objects::nonNull).distinct().toList()) {
            all.brokers().add(new MetadataResponseBroker().setNodeId(broker.id).setHost("127.0.0.1")
                    .setPort(broker.server.getLocalPort()));
        }
        List<MetadataResponsePartition> partitions = new ArrayList<>(List.of(partition(0, leader)));
        if (ofSecond != null) {
            partitions.add(partition(1, ofSecond));
        }
        all.topics().add(new MetadataResponseTopic().setName(TOPIC).setPartitions(partitions));
        return all;
    }

    private MetadataResponsePartition partition(int index, PretendedBroker ledBy) {
        return new MetadataResponsePartition().setPartitionIndex(index).setLeaderId(ledBy.id).setLeaderEpoch(epoch)
                .setReplicaNodes(List.of(ledBy.id)).setIsrNodes(List.of(ledBy.id));
    }
}
