package id.etalase.gateway.route;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import jakarta.inject.Singleton;

import id.etalase.gateway.config.GatewayConfig;
import io.quarkus.runtime.configuration.ConfigurationException;

/**
 * The settings that are in force. A request takes them once, so that it never sees a mixture of old and new; whoever keeps
 * something made of them asks to be told of new ones.
 */
@Singleton
public class Settings {

    /**
     * Settings that were checked.
     *
     * @param gateway what was configured
     * @param routes the routes made of it
     */
    public record Snapshot(GatewayConfig.Gateway gateway, RouteTable routes) {
    }

    private final List<Consumer<Snapshot>> listeners = new CopyOnWriteArrayList<>();
    private volatile Snapshot now;

    Settings(GatewayConfig config) {
        this.now = check(config);
    }

    public Snapshot now() {
        return now;
    }

    /** Tells the listener of settings that come into force later; it may refuse them with a {@link ConfigurationException}. */
    public void onChange(Consumer<Snapshot> listener) {
        listeners.add(listener);
    }

    /**
     * Puts other settings in force.
     *
     * @throws ConfigurationException if they cannot be used; then those before stay
     */
    synchronized void replace(GatewayConfig config) {
        Snapshot before = now;
        Snapshot next = check(config);
        try {
            listeners.forEach(listener -> listener.accept(next));
            now = next;
        } catch (ConfigurationException refused) {
            listeners.forEach(listener -> listener.accept(before));
            throw refused;
        }
    }

    private static Snapshot check(GatewayConfig config) {
        return new Snapshot(config.gateway(), RouteTable.of(config.gateway().services()));
    }
}
