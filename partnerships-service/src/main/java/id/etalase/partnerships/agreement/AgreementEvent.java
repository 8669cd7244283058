package id.etalase.partnerships.agreement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.identity.Actor;
import id.etalase.kit.outbox.DomainEvent;
import id.etalase.partnerships.cooperation.Action;
import id.etalase.partnerships.cooperation.ApprovalType;

/** What happens to an agreement. Topic {@code partnerships.agreement.events}; every payload holds the whole agreement. */
public sealed interface AgreementEvent extends DomainEvent {

    /** What all events of an agreement say. */
    Change change();

    /**
     * What all events of an agreement say.
     *
     * @param agreement the agreement after the change
     * @param changed where it differs from before; empty for a new one
     * @param actor in which capacity somebody acted
     * @param reason why, where somebody gave a reason
     * @param at when
     */
    record Change(AgreementResponse agreement, List<String> changed, Actor actor, String reason, Instant at) {
    }

    /**
     * The payload.
     *
     * @param approval the decision that was put on file, in that event only
     * @param voidedApprovals the approvals that an edit made void
     * @param document what proves it, for an amendment
     * @param noticeOn the last day for a notice, when the end comes near
     * @param daysBefore the threshold that was passed, in days before the notice date
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Data(AgreementResponse agreement, List<String> changed, Actor actor, String reason, ApprovalResponse approval,
            List<ApprovalType> voidedApprovals, DocumentReference document, LocalDate noticeOn, Integer daysBefore) {

        static Data of(Change change, ApprovalResponse approval, List<ApprovalType> voidedApprovals) {
            return new Data(change.agreement(), change.changed(), change.actor(), change.reason(), approval, voidedApprovals,
                    null, null, null);
        }
    }

    /** Its short name, such as {@code signed}. */
    default String name() {
        String[] parts = type().split("\\.");
        return parts[parts.length - 2];
    }

    /** The document that proves the change, when it has one of its own. */
    default DocumentReference document() {
        return null;
    }

    @Override
    default UUID aggregateId() {
        return change().agreement().id();
    }

    @Override
    default Instant at() {
        return change().at();
    }

    @Override
    default Object data() {
        return Data.of(change(), null, List.of());
    }

    @Override
    default Object state() {
        return change().agreement();
    }

    @Override
    default Set<String> readers() {
        return Audience.readers(change().agreement().stage());
    }

    /** The event that a step causes. */
    static AgreementEvent of(Action action, Change change) {
        return switch (action) {
            case ADVANCE -> new Advanced(change);
            case RETURN -> new Returned(change);
            case REJECT -> new Rejected(change);
            case WITHDRAW -> new Withdrawn(change);
            case SIGN -> new Signed(change);
            case ACTIVATE -> new Activated(change);
            case SUSPEND -> new Suspended(change);
            case RESUME -> new Resumed(change);
            case COMPLETE -> new Completed(change);
            case EXPIRE -> new Expired(change);
            case TERMINATE -> new Terminated(change);
            case VERIFY -> new Verified(change);
        };
    }

    /** The agreement is new in the register. */
    record Registered(Change change) implements AgreementEvent {

        @Override
        public String type() {
            return "id.etalase.partnerships.agreement.registered.v1";
        }
    }

    /** It has gone on to the next stage before signing. */
    record Advanced(Change change) implements AgreementEvent {

        @Override
        public String type() {
            return "id.etalase.partnerships.agreement.advanced.v1";
        }
    }

    /** It was sent back to be reworked, with the reason. */
    record Returned(Change change) implements AgreementEvent {

        @Override
        public String type() {
            return "id.etalase.partnerships.agreement.returned.v1";
        }
    }

    /** The council or a ministry has refused it. */
    record Rejected(Change change) implements AgreementEvent {

        @Override
        public String type() {
            return "id.etalase.partnerships.agreement.rejected.v1";
        }
    }

    /** The region has given it up before signing. */
    record Withdrawn(Change change) implements AgreementEvent {

        @Override
        public String type() {
            return "id.etalase.partnerships.agreement.withdrawn.v1";
        }
    }

    /** Both sides have signed; from here on it is public. */
    record Signed(Change change) implements AgreementEvent {

        @Override
        public String type() {
            return "id.etalase.partnerships.agreement.signed.v1";
        }
    }

    /** It is carried out from now on. */
    record Activated(Change change) implements AgreementEvent {

        @Override
        public String type() {
            return "id.etalase.partnerships.agreement.activated.v1";
        }
    }

    /** It is dormant, but not ended. */
    record Suspended(Change change) implements AgreementEvent {

        @Override
        public String type() {
            return "id.etalase.partnerships.agreement.suspended.v1";
        }
    }

    /** It is carried out again. */
    record Resumed(Change change) implements AgreementEvent {

        @Override
        public String type() {
            return "id.etalase.partnerships.agreement.resumed.v1";
        }
    }

    /** Its purpose was reached. */
    record Completed(Change change) implements AgreementEvent {

        @Override
        public String type() {
            return "id.etalase.partnerships.agreement.completed.v1";
        }
    }

    /** Its term has run out. */
    record Expired(Change change) implements AgreementEvent {

        @Override
        public String type() {
            return "id.etalase.partnerships.agreement.expired.v1";
        }
    }

    /** It was ended before its term. */
    record Terminated(Change change) implements AgreementEvent {

        @Override
        public String type() {
            return "id.etalase.partnerships.agreement.terminated.v1";
        }
    }

    /** What became of an old agreement has been checked. */
    record Verified(Change change) implements AgreementEvent {

        @Override
        public String type() {
            return "id.etalase.partnerships.agreement.verified.v1";
        }
    }

    /** What the register says of it has changed; approvals of the earlier revision may have become void. */
    record Updated(Change change, List<ApprovalType> voidedApprovals) implements AgreementEvent {

        @Override
        public String type() {
            return "id.etalase.partnerships.agreement.updated.v1";
        }

        @Override
        public Object data() {
            return Data.of(change, null, voidedApprovals);
        }
    }

    /** What the register wrote wrongly of a signed agreement is mended; what was agreed is as before. */
    record Corrected(Change change) implements AgreementEvent {

        @Override
        public String type() {
            return "id.etalase.partnerships.agreement.corrected.v1";
        }
    }

    /** Both sides have changed what they agreed, by an addendum. */
    record Amended(Change change, DocumentReference document) implements AgreementEvent {

        @Override
        public String type() {
            return "id.etalase.partnerships.agreement.amended.v1";
        }

        @Override
        public Object data() {
            return new Data(change.agreement(), change.changed(), change.actor(), change.reason(), null, List.of(), document,
                    null, null);
        }
    }

    /** A successor was signed, or its term runs for as long again. */
    record Renewed(Change change) implements AgreementEvent {

        @Override
        public String type() {
            return "id.etalase.partnerships.agreement.renewed.v1";
        }
    }

    /** Its end comes near; the agreement itself is as before. */
    record Expiring(Change change, LocalDate noticeOn, int daysBefore) implements AgreementEvent {

        @Override
        public String type() {
            return "id.etalase.partnerships.agreement.expiring.v1";
        }

        @Override
        public Object data() {
            return new Data(change.agreement(), change.changed(), change.actor(), change.reason(), null, List.of(), null,
                    noticeOn, daysBefore);
        }

        @Override
        public Object state() {
            return null;
        }
    }

    /** An authority has approved or refused; the decision is on file. */
    record ApprovalRecorded(Change change, ApprovalResponse approval) implements AgreementEvent {

        @Override
        public String type() {
            return "id.etalase.partnerships.agreement.approval-recorded.v1";
        }

        @Override
        public Object data() {
            return Data.of(change, approval, List.of());
        }
    }
}
