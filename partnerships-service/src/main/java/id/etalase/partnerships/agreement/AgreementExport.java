package id.etalase.partnerships.agreement;

import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import id.etalase.kit.format.CsvTable;
import id.etalase.kit.format.FormatQuery;
import id.etalase.kit.format.ListFormat;
import id.etalase.kit.geo.Coordinates;
import id.etalase.kit.geo.Feature;
import id.etalase.kit.geo.Maps;
import id.etalase.kit.page.Page;
import id.etalase.kit.page.PageQuery;

/** The list of agreements in all its formats. The table has the columns of an import, so that it can be read in again. */
@ApplicationScoped
class AgreementExport {

    private static final CsvTable<AgreementResponse> TABLE = new CsvTable<AgreementResponse>()
            .column("slug", AgreementResponse::slug).column("title_id", one -> one.title().id())
            .column("title_en", one -> one.title().en()).column("kind", AgreementResponse::kind)
            .column("instrument", AgreementResponse::instrument).column("stage", AgreementResponse::stage)
            .column("partners", one -> one.partners().stream().map(AgreementResponse.PartnerReference::slug).toList())
            .column("sectors", AgreementResponse::sectors).column("challenges", AgreementResponse::challenges)
            .column("benefits", AgreementResponse::benefits).column("pillar", AgreementResponse::pillar)
            .column("direction", AgreementResponse::direction)
            .column("responsible_office", AgreementResponse::responsibleOffice)
            .column("roadmap_goal", AgreementResponse::roadmapGoal).column("signed_on", AgreementResponse::signedOn)
            .column("starts_on", one -> one.term() == null ? null : one.term().startsOn())
            .column("ends_on", one -> one.term() == null ? null : one.term().endsOn())
            .column("notice_on", one -> one.term() == null ? null : one.term().noticeOn())
            .column("renewal", AgreementResponse::renewal).column("evidenced_on", AgreementResponse::evidencedOn)
            .column("note_id", one -> one.note() == null ? null : one.note().id())
            .column("note_en", one -> one.note() == null ? null : one.note().en())
            .column("certainty", one -> one.provenance() == null ? null : one.provenance().certainty())
            .column("source", one -> one.provenance() == null ? null : one.provenance().source());

    private final AgreementRepository agreements;
    private final AgreementStateRepository states;
    private final PartnerPlaces partnerPlaces;
    private final Maps maps;
    private final Clock clock;

    AgreementExport(AgreementRepository agreements, AgreementStateRepository states, PartnerPlaces partnerPlaces, Maps maps,
            Clock clock) {
        this.agreements = agreements;
        this.states = states;
        this.partnerPlaces = partnerPlaces;
        this.maps = maps;
        this.clock = clock;
    }

    Response answer(AgreementFilter filter, Audience reader, PageQuery page, FormatQuery format, UriInfo request) {
        return switch (format.among(ListFormat.JSON, ListFormat.CSV, ListFormat.GEOJSON)) {
            case JSON -> Response.ok(list(filter, reader).apply(page), MediaType.APPLICATION_JSON).build();
            case CSV -> TABLE.answer("agreements", forgetting(list(filter, reader)));
            case GEOJSON -> maps.answer(query -> features(forgetting(list(filter, reader)).apply(query)), page, request);
        };
    }

    private Function<PageQuery, Page<AgreementResponse>> list(AgreementFilter filter, Audience reader) {
        if (filter.asOf() != null) {
            AsOf asOf = AsOf.parse(filter.asOf(), clock);
            return page -> states.page(filter, asOf, reader, page);
        }
        return page -> agreements.page(filter, reader, page).map(AgreementResponse::from);
    }

    /** Drops what Hibernate remembers of a page, so that a million rows need no more memory than two hundred. */
    private Function<PageQuery, Page<AgreementResponse>> forgetting(Function<PageQuery, Page<AgreementResponse>> list) {
        return page -> {
            Page<AgreementResponse> found = list.apply(page);
            agreements.getEntityManager().clear();
            return found;
        };
    }

    /** Each where its first partner is of whom that is known. */
    private Page<Feature> features(Page<AgreementResponse> page) {
        Map<UUID, Coordinates> places = partnerPlaces.of(page.items());
        return page.map(one -> Feature.at(one.partners().stream().map(partner -> places.get(partner.id()))
                .filter(Objects::nonNull).findFirst().orElse(null), one.slug(), one));
    }
}
