package id.etalase.testkit.sample.kafka;

import org.apache.kafka.clients.producer.KafkaProducer;

class Sender {
    KafkaProducer<String, String> producer;
}
