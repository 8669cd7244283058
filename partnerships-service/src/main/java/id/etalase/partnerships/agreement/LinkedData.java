package id.etalase.partnerships.agreement;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import id.etalase.kit.json.EnumNames;

/** An agreement in the words of schema.org, for search engines and catalogues of open data. */
@ApplicationScoped
class LinkedData {

    static final String TYPE = "application/ld+json";

    private final ObjectMapper json;
    private final String publicUrl;

    LinkedData(ObjectMapper json,
            @ConfigProperty(name = "etalase.public-url", defaultValue = "http://localhost:8080") String publicUrl) {
        this.json = json;
        this.publicUrl = publicUrl;
    }

    Response answer(TaggedAgreement tagged) {
        AgreementResponse agreement = tagged.agreement();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("@context", "https://schema.org");
        document.put("@type", "Legislation");
        document.put("@id", publicUrl + "/v1/agreements/" + agreement.slug());
        document.put("url", publicUrl + "/v1/agreements/" + agreement.slug());
        document.put("identifier", agreement.id());
        document.put("legislationIdentifier", agreement.slug());
        document.put("name", List.of(Map.of("@language", "id", "@value", agreement.title().id()),
                Map.of("@language", "en", "@value", agreement.title().en())));
        document.put("legislationType", EnumNames.of(agreement.instrument()));
        if (agreement.signedOn() != null) {
            document.put("legislationDate", agreement.signedOn());
        }
        if (agreement.term() != null) {
            String start = agreement.term().startsOn() == null ? ".." : agreement.term().startsOn().toString();
            String end = agreement.term().endsOn() == null ? ".." : agreement.term().endsOn().toString();
            document.put("temporalCoverage", start + "/" + end);
        }
        if (!agreement.partners().isEmpty()) {
            document.put("contributor", agreement.partners().stream().map(this::organization).toList());
        }
        document.put("creator", Map.of("@type", "GovernmentOrganization", "name", "Pemerintah Provinsi DKI Jakarta"));
        if (!agreement.sectors().isEmpty()) {
            document.put("keywords", agreement.sectors());
        }
        if (agreement.provenance() != null && agreement.provenance().source() != null) {
            document.put("citation", agreement.provenance().source());
        }
        document.put("dateModified", agreement.updatedAt());
        document.put("isAccessibleForFree", true);
        try {
            return Response.ok(json.writeValueAsBytes(document), TYPE).header("Vary", "Accept").build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and lists are always JSON", e);
        }
    }

    private Map<String, Object> organization(AgreementResponse.PartnerReference partner) {
        Map<String, Object> organization = new LinkedHashMap<>();
        organization.put("@type", "Organization");
        organization.put("@id", publicUrl + "/v1/partners/" + partner.slug());
        organization.put("name", partner.name().en());
        if (partner.country() != null) {
            organization.put("address", Map.of("@type", "PostalAddress", "addressCountry", partner.country()));
        }
        return organization;
    }
}
