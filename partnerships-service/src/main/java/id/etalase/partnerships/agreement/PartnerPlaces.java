package id.etalase.partnerships.agreement;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import id.etalase.kit.geo.Coordinates;
import id.etalase.partnerships.partner.PartnerRepository;

/** Where the partners of agreements are, for maps. */
@ApplicationScoped
class PartnerPlaces {

    private final PartnerRepository partners;

    PartnerPlaces(PartnerRepository partners) {
        this.partners = partners;
    }

    /** The places of all partners of these agreements that are in a known place, by the partner's id. */
    Map<UUID, Coordinates> of(Collection<AgreementResponse> agreements) {
        return partners.places(agreements.stream().flatMap(agreement -> agreement.partners().stream())
                .map(AgreementResponse.PartnerReference::id).collect(Collectors.toSet()));
    }
}
