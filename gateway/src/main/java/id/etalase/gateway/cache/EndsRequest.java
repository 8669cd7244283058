package id.etalase.gateway.cache;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

import org.apache.kafka.clients.NodeApiVersions;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.message.ListOffsetsRequestData.ListOffsetsPartition;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.requests.ListOffsetsRequest;
import org.apache.kafka.common.requests.ListOffsetsResponse;
import org.apache.kafka.common.requests.RequestHeader;
import org.jspecify.annotations.Nullable;

/**
 * The question to one broker where some partitions end, written once. Most of the time nothing was published since it was sent
 * last; then the answer is the same, byte for byte, and is not read anew.
 */
final class EndsRequest {

    private static final int PATIENCE_MILLIS = 2_000;
    private static final int PLACE_OF_NUMBER = 4;
    private static final int AFTER_NUMBER_OF_ANSWER = 4;

    private final short version;
    private final int partitions;
    private final byte[] written;
    private @Nullable ByteBuffer lastAnswer;
    private Map<TopicPartition, Long> lastEnds = Map.of();

    private EndsRequest(short version, int partitions, byte[] written) {
        this.version = version;
        this.partitions = partitions;
        this.written = written;
    }

    static EndsRequest of(Map<TopicPartition, ListOffsetsPartition> partitions, NodeApiVersions understood) {
        ListOffsetsRequest.Builder request = ListOffsetsRequest.Builder.forConsumer(false, IsolationLevel.READ_UNCOMMITTED)
                .setTargetTimes(ListOffsetsRequest.toListOffsetsTopics(partitions)).setTimeoutMs(PATIENCE_MILLIS);
        short version = understood.latestUsableVersion(ApiKeys.LIST_OFFSETS, request.oldestAllowedVersion(),
                request.latestAllowedVersion());
        ByteBuffer bytes = request.build(version).serializeWithHeader(header(version, 0));
        byte[] written = new byte[bytes.remaining()];
        bytes.get(written);
        return new EndsRequest(version, partitions.size(), written);
    }

    private static RequestHeader header(short version, int number) {
        return new RequestHeader(ApiKeys.LIST_OFFSETS, version, "gateway-end", number);
    }

    /** @param number by which the answer is known */
    ByteBuffer write(int number) {
        return ByteBuffer.wrap(written.clone()).putInt(PLACE_OF_NUMBER, number);
    }

    /**
     * Reads the answer.
     *
     * @return the same map as the last time if nothing has changed
     * @throws KafkaException if it has an error or does not name every partition
     */
    Map<TopicPartition, Long> read(ByteBuffer answer, int number) {
        ByteBuffer told = answer.slice(AFTER_NUMBER_OF_ANSWER, answer.remaining() - AFTER_NUMBER_OF_ANSWER);
        if (answer.getInt(0) == number && told.equals(lastAnswer)) {
            return lastEnds;
        }
        Map<TopicPartition, Long> ends = new HashMap<>(partitions * 2);
        for (var topic : ((ListOffsetsResponse) AbstractResponse.parseResponse(answer, header(version, number))).topics()) {
            for (var partition : topic.partitions()) {
                if (partition.errorCode() != Errors.NONE.code()) {
                    throw new KafkaException(Errors.forCode(partition.errorCode()) + " for " + topic.name());
                }
                ends.put(new TopicPartition(topic.name(), partition.partitionIndex()), partition.offset());
            }
        }
        if (ends.size() != partitions) {
            throw new KafkaException("an answer without every partition");
        }
        lastAnswer = told;
        lastEnds = ends;
        return ends;
    }
}
