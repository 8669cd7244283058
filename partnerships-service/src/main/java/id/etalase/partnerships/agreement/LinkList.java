package id.etalase.partnerships.agreement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.text.BilingualText;
import id.etalase.kit.time.PartialDate;
import id.etalase.partnerships.cooperation.Stage;

/**
 * The agreements that one hangs together with: what it renews, what renews it, its stepping stones and what was built on it.
 */
@Schema(description = "The agreements that one hangs together with, over any number of steps.")
public record LinkList(List<LinkedAgreement> items) {

    /** How a linked agreement stands to the one that was asked for. */
    public enum Relation {
        /** It was renewed, directly or in steps, by the one that was asked for. */
        RENEWED,
        /** It renews the one that was asked for. */
        RENEWAL,
        /** The one that was asked for builds on it, as a memorandum builds on a letter of intent. */
        BASIS,
        /** It builds on the one that was asked for. */
        BUILT_ON_IT
    }

    /** A linked agreement. */
    @Schema(description = "A linked agreement.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LinkedAgreement(String agreement, BilingualText title, Instrument instrument, Stage stage,
            PartialDate signedOn, Relation relation,
            @Schema(description = "How many links lie between.") int distance) {
    }

    static LinkList around(Agreement start, AgreementRepository agreements, Audience reader) {
        Map<String, LinkedAgreement> found = new LinkedHashMap<>();
        earlier(start, 1, reader, found);
        later(start, 1, agreements, reader, found);
        found.remove(start.slug());
        return new LinkList(List.copyOf(found.values()));
    }

    private static void earlier(Agreement from, int distance, Audience reader, Map<String, LinkedAgreement> found) {
        List<Agreement> next = new ArrayList<>();
        if (from.renews() != null && add(from.renews(), Relation.RENEWED, distance, reader, found)) {
            next.add(from.renews());
        }
        if (from.buildsOn() != null && add(from.buildsOn(), Relation.BASIS, distance, reader, found)) {
            next.add(from.buildsOn());
        }
        next.forEach(agreement -> earlier(agreement, distance + 1, reader, found));
    }

    private static void later(Agreement from, int distance, AgreementRepository agreements, Audience reader,
            Map<String, LinkedAgreement> found) {
        for (Agreement follower : agreements.listFollowing(from)) {
            if (add(follower, follower.renews() == from ? Relation.RENEWAL : Relation.BUILT_ON_IT, distance, reader, found)) {
                later(follower, distance + 1, agreements, reader, found);
            }
        }
    }

    /** Whether it is one that the reader may see and that was not met before. */
    private static boolean add(Agreement linked, Relation relation, int distance, Audience reader,
            Map<String, LinkedAgreement> found) {
        return reader.sees(linked.stage()) && found.putIfAbsent(linked.slug(), new LinkedAgreement(linked.slug(),
                linked.particulars().title(), linked.particulars().instrument(), linked.stage(), linked.signedOn(), relation,
                distance)) == null;
    }
}
