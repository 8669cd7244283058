package id.etalase.gateway.cache;

import java.util.HashMap;
import java.util.Map;

import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;

import id.etalase.gateway.config.CacheConfig;

/**
 * Where Kafka is and how the gateway logs in there.
 *
 * @param servers brokers by which all others are found, {@code host:port}, comma-separated
 */
record KafkaAccess(String servers, CacheConfig.Kafka login) {

    /** @param name of the client, under which the brokers know it; a new map each time */
    Map<String, Object> settings(String name) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers);
        settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, "gateway-" + name);
        login.securityProtocol().ifPresent(value -> settings.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, value));
        login.saslMechanism().ifPresent(value -> settings.put(SaslConfigs.SASL_MECHANISM, value));
        login.saslJaasConfig().ifPresent(value -> settings.put(SaslConfigs.SASL_JAAS_CONFIG, value));
        login.sslTruststoreLocation().ifPresent(value -> settings.put(SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG, value));
        login.sslTruststorePassword().ifPresent(value -> settings.put(SslConfigs.SSL_TRUSTSTORE_PASSWORD_CONFIG, value));
        settings.put(CommonClientConfigs.RECONNECT_BACKOFF_MS_CONFIG, 200);
        settings.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 2_000);
        return settings;
    }
}
