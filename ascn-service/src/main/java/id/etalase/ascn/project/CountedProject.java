package id.etalase.ascn.project;

import java.util.List;
import java.util.UUID;

import id.etalase.ascn.vocabulary.FocusArea;
import id.etalase.kit.country.Pillar;
import id.etalase.kit.text.Note;

/** What totals need to know of a project on a day. */
public record CountedProject(UUID id, String slug, Note name, String city, String country, FocusArea focusArea, Pillar pillar,
        List<String> topics, List<String> challenges, boolean reportedAlone, UUID lineage, ProjectStatus status) {

    /** Whether totals count it on its own. */
    public boolean counts() {
        return reportedAlone && ProjectStatus.COUNTED.contains(status);
    }
}
