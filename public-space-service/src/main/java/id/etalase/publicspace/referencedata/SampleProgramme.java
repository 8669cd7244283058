package id.etalase.publicspace.referencedata;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import id.etalase.kit.geo.Coordinates;
import id.etalase.kit.identity.Actor;
import id.etalase.kit.text.BilingualText;
import id.etalase.kit.time.JakartaTime;
import id.etalase.publicspace.opening.Hours;
import id.etalase.publicspace.opening.LayerKind;
import id.etalase.publicspace.opening.LayerRequest;
import id.etalase.publicspace.opening.OpeningService;
import id.etalase.publicspace.programme.ActivityRequest;
import id.etalase.publicspace.programme.ActivityService;
import id.etalase.publicspace.programme.ActivityType;
import id.etalase.publicspace.programme.Quotas;
import id.etalase.publicspace.programme.SeriesRequest;
import id.etalase.publicspace.programme.SessionService;
import id.etalase.publicspace.space.AccessState;
import id.etalase.publicspace.space.SpaceKind;
import id.etalase.publicspace.space.SpaceRequest;
import id.etalase.publicspace.space.SpaceService;
import id.etalase.publicspace.space.StepFree;

/**
 * A programme for trying things out, dated from the day of the first start: a pilot opening of the secretariat with visits for
 * single visitors and schools, and an exhibition in a park. Every place and activity of it is marked as sample.
 */
@ApplicationScoped
class SampleProgramme {

    private static final String ROOM = "sample-visitor-room";
    private static final int ROOM_CAPACITY = 40;
    private static final int PARK_CAPACITY = 200;

    private final SpaceService spaces;
    private final OpeningService opening;
    private final ActivityService activities;
    private final SessionService sessions;
    private final Clock clock;

    SampleProgramme(SpaceService spaces, OpeningService opening, ActivityService activities, SessionService sessions,
            Clock clock) {
        this.spaces = spaces;
        this.opening = opening;
        this.activities = activities;
        this.sessions = sessions;
        this.clock = clock;
    }

    int load(Actor actor) {
        LocalDate today = JakartaTime.today(clock);
        room(today, actor);
        activities.register(visit(), true, actor);
        activities.register(schoolVisit(), true, actor);
        activities.register(exhibition(), true, actor);
        LocalDate first = today.plusDays(1);
        return schedule("sample-guided-visit", first, LocalTime.of(10, 0), "FREQ=WEEKLY;BYDAY=TU,WE,TH,FR,SA;COUNT=30", actor)
                + schedule("sample-school-visit", first, LocalTime.of(13, 0), "FREQ=WEEKLY;BYDAY=TU,TH;COUNT=12", actor)
                + schedule("sample-park-exhibition", first, LocalTime.of(9, 0), "FREQ=DAILY;COUNT=30", actor);
    }

    private void room(LocalDate today, Actor actor) {
        spaces.register(new SpaceRequest(ROOM, SpaceKind.ROOM, "asean-headquarters",
                text("[Contoh] Ruang kunjungan", "[Sample] Visitor room"), null, null, new Coordinates(-6.2389, 106.7992),
                "building", null, null, null, null, StepFree.UNKNOWN, AccessState.PILOT, today,
                "sample: this pilot opening does not exist", null, null), true, actor);
        layer(LayerKind.REGULAR, "FREQ=WEEKLY;BYDAY=TU,WE,TH,FR,SA", today,
                List.of(new Hours(LocalTime.of(9, 0), LocalTime.of(16, 0))), actor);
        layer(LayerKind.JOINT_LEAVE, null, today, List.of(), actor);
        layer(LayerKind.PUBLIC_HOLIDAY, null, today, List.of(), actor);
    }

    private void layer(LayerKind kind, String rule, LocalDate from, List<Hours> hours, Actor actor) {
        opening.add(ROOM, new LayerRequest(kind, null, from, rule, null, null, hours, null), actor);
    }

    private int schedule(String activity, LocalDate first, LocalTime time, String rule, Actor actor) {
        return sessions.schedule(new SeriesRequest(activity, first, time, null, rule, null, null, null), actor).created()
                .size();
    }

    private static ActivityRequest visit() {
        return new ActivityRequest("sample-guided-visit", ROOM, ActivityType.GUIDED_VISIT,
                text("[Contoh] Kunjungan terpandu", "[Sample] Guided visit"), null, null, List.of("id", "en"), 60, null, null,
                ROOM_CAPACITY, new Quotas(30, 0, 20, 20, null), 1, 10, null, 60, 60, 15, true);
    }

    private static ActivityRequest schoolVisit() {
        return new ActivityRequest("sample-school-visit", ROOM, ActivityType.EDUCATION_PROGRAMME,
                text("[Contoh] Kunjungan sekolah", "[Sample] School visit"),
                text("Peran ASEAN dalam kehidupan sehari-hari", "The role of ASEAN in daily life"),
                text("Menyebut sebelas anggota ASEAN", "To name the eleven members of ASEAN"), List.of("id"), 90, 10, 18,
                ROOM_CAPACITY, new Quotas(0, ROOM_CAPACITY, 0, 0, null), 10, ROOM_CAPACITY, 15, 1440, 60, 15, true);
    }

    private static ActivityRequest exhibition() {
        return new ActivityRequest("sample-park-exhibition", "taman-ayodya", ActivityType.EXHIBITION,
                text("[Contoh] Pameran sebelas negara", "[Sample] Exhibition of eleven countries"), null, null,
                List.of("id", "en"), 480, null, null, PARK_CAPACITY, null, 1, ROOM_CAPACITY, null, 0, 60, 0, false);
    }

    private static BilingualText text(String id, String en) {
        return new BilingualText(id, en);
    }
}
