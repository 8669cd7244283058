package id.etalase.kit.feed;

import java.util.Set;
import java.util.stream.Collectors;

import id.etalase.kit.identity.Caller;
import id.etalase.kit.outbox.DomainEvent;

/** As whom a caller reads events: everyone, each of its roles, and the client that it is. */
public final class Readers {

    private static final String CLIENT = "client:";

    private Readers() {
    }

    /** The reader that is one client, whatever its roles. */
    public static String client(String id) {
        return CLIENT + id;
    }

    /** What a caller may read; no name of a role makes it another client. */
    public static Set<String> of(Caller caller) {
        Set<String> readers = caller.roles().stream().filter(role -> !role.startsWith(CLIENT)).collect(Collectors.toSet());
        readers.addAll(DomainEvent.EVERYONE);
        if (!caller.clientId().isEmpty()) {
            readers.add(client(caller.clientId()));
        }
        return readers;
    }
}
