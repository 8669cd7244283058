package id.etalase.kit.webhook;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * How many deliveries may be under way at the same time. The first place of each webhook is its own, so none has to wait for
 * the receivers of others, however many of those are silent. Its further places come out of what all share, and only so many
 * of those are for one host.
 */
final class Places {

    private final int shared;
    private final int perWebhook;
    private final int perHost;
    private final Map<UUID, Integer> held = new HashMap<>();
    private final Map<String, Integer> sharedByHost = new HashMap<>();
    private int sharedInUse;

    /**
     * @param shared places besides the first of each webhook
     * @param perWebhook the most that one may hold, its first among them
     * @param perHost the most of the shared places that webhooks to one host may hold together
     */
    Places(int shared, int perWebhook, int perHost) {
        this.shared = shared;
        this.perWebhook = perWebhook;
        this.perHost = perHost;
    }

    /** Takes as many as that webhook may have now, which may be none; each goes back by {@link #giveBack}. */
    synchronized int take(UUID webhook, String host) {
        int before = held.getOrDefault(webhook, 0);
        int own = before == 0 ? 1 : 0;
        int more = Math.min(perWebhook - before - own,
                Math.min(shared - sharedInUse, perHost - sharedByHost.getOrDefault(host, 0)));
        int taken = own + Math.max(0, more);
        if (taken > 0) {
            held.put(webhook, before + taken);
            share(host, taken - own);
        }
        return taken;
    }

    synchronized void giveBack(UUID webhook, String host, int places) {
        if (places == 0) {
            return;
        }
        int left = held.getOrDefault(webhook, 0) - places;
        share(host, left > 0 ? -places : 1 - places);
        held.compute(webhook, (id, before) -> left > 0 ? left : null);
    }

    private void share(String host, int places) {
        sharedInUse += places;
        sharedByHost.compute(host, (name, before) -> {
            int now = (before == null ? 0 : before) + places;
            return now > 0 ? now : null;
        });
    }
}
