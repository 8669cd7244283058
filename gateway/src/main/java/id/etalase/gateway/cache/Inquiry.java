package id.etalase.gateway.cache;

import java.util.HashMap;
import java.util.Map;

import org.apache.kafka.common.TopicPartition;

/** One question for the ends of partitions, whose parts go to several brokers. */
final class Inquiry {

    /** Gets what became of a question, on the thread that asked. */
    interface Answer {

        /** @param ends of all partitions that were asked for; the same map as before if none has changed */
        void known(Map<TopicPartition, Long> ends);

        /** A broker cannot be reached, has not answered in time, or not for each partition. */
        void unknown(String why);
    }

    private final Answer answer;
    private int parts;
    private boolean failed;
    private Map<TopicPartition, Long> ends = Map.of();

    Inquiry(int parts, Answer answer) {
        this.parts = parts;
        this.answer = answer;
    }

    /** A broker has answered its part. */
    void add(Map<TopicPartition, Long> part) {
        if (ends.isEmpty()) {
            ends = part;
        } else {
            Map<TopicPartition, Long> both = new HashMap<>(ends);
            both.putAll(part);
            ends = both;
        }
        parts--;
        if (parts == 0 && !failed) {
            answer.known(ends);
        }
    }

    /** One part that is not known makes the whole unknown. */
    void fail(String why) {
        if (!failed) {
            failed = true;
            answer.unknown(why);
        }
    }
}
