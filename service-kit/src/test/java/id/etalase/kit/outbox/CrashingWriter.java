package id.etalase.kit.outbox;

import java.sql.Connection;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** A service in a process of its own, to be killed: it writes, commits or rolls back, and its relay publishes meanwhile. */
final class CrashingWriter {

    /** What a rolled-back transaction writes; it must be seen nowhere. */
    static final String ROLLED_BACK = "{\"never\": true}";
    private static final int AGGREGATES = 12;

    private CrashingWriter() {
    }

    /** @param arguments address, user and password of the database, address of the broker, context, seed */
    public static void main(String[] arguments) throws Exception {
        AgroalDataSource dataSource = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(5)
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(arguments[0])
                                .principal(new NamePrincipal(arguments[1])).credential(new SimplePassword(arguments[2])))));
        String context = arguments[4];
        Clock clock = Clock.systemUTC();
        Map<String, Object> kafka = new HashMap<>(Map.of("bootstrap.servers", arguments[3]));
        new OutboxRelay(Relays.config("relay.producer-id", context, "topics.partitions", "3", "relay.poll-interval", "PT0.2S"),
                dataSource, kafka, Relays.CLOUD_EVENTS, new EventTypes(Set.of()),
                new RelayMeters(new SimpleMeterRegistry(), clock), clock).start();
        Random random = new Random(Long.parseLong(arguments[5]));
        while (true) {
            write(dataSource, context, random);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(8)));
        }
    }

    private static void write(AgroalDataSource dataSource, String context, Random random) throws Exception {
        UUID aggregate = new UUID(7, random.nextInt(AGGREGATES));
        boolean rollBack = random.nextInt(4) == 0;
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            NewEntry event = OutboxDatabase.event(context, aggregate, 0);
            OutboxTable.append(connection, rollBack
                    ? new NewEntry(event.type(), aggregate, event.occurredAt(), ROLLED_BACK, null, null, event.readers())
                    : event);
            if (rollBack) {
                connection.rollback();
            } else {
                connection.commit();
            }
        }
    }
}
