package id.etalase.ascn.project;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.identity.Actor;
import id.etalase.kit.outbox.DomainEvent;

/** What happens to a project. Topic {@code ascn.project.events}; every payload holds the whole project. */
public sealed interface ProjectEvent extends DomainEvent {

    /** What all events of a project say. */
    Change change();

    /**
     * What all events of a project say.
     *
     * @param project the project after the change
     * @param changed where it differs from before; empty for a new one
     * @param actor in which capacity somebody acted
     * @param reason why, where somebody gave a reason
     * @param at when
     */
    record Change(ProjectResponse project, List<String> changed, Actor actor, String reason, Instant at) {
    }

    /** The payload. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Data(ProjectResponse project, List<String> changed, Actor actor, String reason) {
    }

    @Override
    default UUID aggregateId() {
        return change().project().id();
    }

    @Override
    default Instant at() {
        return change().at();
    }

    @Override
    default Object data() {
        return new Data(change().project(), change().changed(), change().actor(), change().reason());
    }

    @Override
    default Object state() {
        return change().project();
    }

    /** The event that a step causes. */
    static ProjectEvent of(ProjectStatus from, ProjectStatus to, Change change) {
        return switch (to) {
            case ONGOING -> from == ProjectStatus.PAUSED ? new Resumed(change) : new Started(change);
            case PAUSED -> new Paused(change);
            case COMPLETED -> new Completed(change);
            case CANCELLED -> new Cancelled(change);
            case SUPERSEDED -> new Superseded(change);
            case PLANNING -> new Planned(change);
            case ONGOING_OR_PLANNING, LISTED, UNKNOWN -> throw new IllegalArgumentException("no step leads to " + to);
        };
    }

    /** A project is new on record. */
    record Registered(Change change) implements ProjectEvent {

        @Override
        public String type() {
            return "id.etalase.ascn.project.registered.v1";
        }
    }

    /** What the record says of a project has changed. */
    record Updated(Change change) implements ProjectEvent {

        @Override
        public String type() {
            return "id.etalase.ascn.project.updated.v1";
        }
    }

    /** It turned out to be in planning. */
    record Planned(Change change) implements ProjectEvent {

        @Override
        public String type() {
            return "id.etalase.ascn.project.planned.v1";
        }
    }

    /** Work has begun. */
    record Started(Change change) implements ProjectEvent {

        @Override
        public String type() {
            return "id.etalase.ascn.project.started.v1";
        }
    }

    /** Work rests, with the reason. */
    record Paused(Change change) implements ProjectEvent {

        @Override
        public String type() {
            return "id.etalase.ascn.project.paused.v1";
        }
    }

    /** Work goes on after a pause. */
    record Resumed(Change change) implements ProjectEvent {

        @Override
        public String type() {
            return "id.etalase.ascn.project.resumed.v1";
        }
    }

    /** It is finished. */
    record Completed(Change change) implements ProjectEvent {

        @Override
        public String type() {
            return "id.etalase.ascn.project.completed.v1";
        }
    }

    /** It was given up, with the reason. */
    record Cancelled(Change change) implements ProjectEvent {

        @Override
        public String type() {
            return "id.etalase.ascn.project.cancelled.v1";
        }
    }

    /** It goes on as its successor. */
    record Superseded(Change change) implements ProjectEvent {

        @Override
        public String type() {
            return "id.etalase.ascn.project.superseded.v1";
        }
    }
}
