package id.etalase.kit.feed;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import id.etalase.kit.error.NotFound;

/** The name of this service in the paths of what the kit serves for it. */
@Singleton
public class FeedContext {

    private final String name;

    FeedContext(@ConfigProperty(name = "quarkus.application.name") String name) {
        this.name = name;
    }

    /** The name of this service, as in its event types. */
    public String name() {
        return name;
    }

    /** Where its feed is. */
    public String path() {
        return "/v1/events/" + name;
    }

    /** @throws NotFound when the path names another service */
    public void check(String asked) {
        if (!asked.equals(name)) {
            throw new NotFound("not-found");
        }
    }
}
