package id.etalase.partnerships.transfer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The columns of a table of agreements; those of the export, so that what was exported can be imported. */
enum ImportColumn {

    SLUG(false, "/slug"),
    TITLE_ID(true, "/title/id"),
    TITLE_EN(true, "/title/en"),
    KIND(true, "/kind"),
    INSTRUMENT(true, "/instrument"),
    STAGE(true, "/stage"),
    PARTNERS(true, "/partners"),
    SECTORS(false, "/sectors"),
    CHALLENGES(false, "/challenges"),
    BENEFITS(false, "/benefits"),
    PILLAR(false, "/pillar"),
    DIRECTION(false, "/direction"),
    RESPONSIBLE_OFFICE(false, "/responsibleOffice"),
    ROADMAP_GOAL(false, "/roadmapGoal"),
    SIGNED_ON(false, "/signedOn"),
    STARTS_ON(false, "/term/startsOn"),
    ENDS_ON(false, "/term/endsOn"),
    NOTICE_ON(false, "/term/noticeOn"),
    RENEWAL(false, "/renewal"),
    EVIDENCED_ON(false, "/evidencedOn"),
    NOTE_ID(false, "/note/id"),
    NOTE_EN(false, "/note/en"),
    CERTAINTY(false, "/provenance/certainty"),
    SOURCE(false, "/provenance/source");

    private static final Map<String, ImportColumn> BY_NAME = Arrays.stream(values())
            .collect(Collectors.toMap(ImportColumn::label, Function.identity()));

    private final boolean required;
    private final String pointer;

    ImportColumn(boolean required, String pointer) {
        this.required = required;
        this.pointer = pointer;
    }

    /** As the header names it. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean required() {
        return required;
    }

    static ImportColumn byName(String name) {
        return BY_NAME.get(name);
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(ImportColumn::label).toList();
    }

    /** The column that a pointer into the agreement came from; title_en when it is from none. */
    static ImportColumn of(String pointer) {
        return Arrays.stream(values()).filter(column -> pointer.equals(column.pointer)).findFirst()
                .or(() -> Arrays.stream(values()).filter(column -> pointer.startsWith(column.pointer + "/")
                        || column.pointer.startsWith(pointer + "/")).findFirst())
                .orElse(TITLE_EN);
    }
}
