package id.etalase.publicspace.figures;

import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import id.etalase.kit.idempotency.Idempotent;
import id.etalase.publicspace.booking.BookingAccess;
import id.etalase.publicspace.booking.TravelMode;

@Path("/v1/feedback")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Figures and feedback")
class FeedbackResource {

    private final BookingAccess access;
    private final FeedbackService service;

    FeedbackResource(BookingAccess access, FeedbackService service) {
        this.access = access;
        this.service = service;
    }

    /**
     * What visitors say afterwards.
     *
     * @param booking the booking's id
     * @param rating 1 (bad) to 5 (good)
     * @param travelMode how they came
     * @param learned whether they learned something
     */
    record FeedbackRequest(@NotNull UUID booking, @NotNull @Min(1) @Max(5) Integer rating, TravelMode travelMode,
            Boolean learned) {
    }

    @POST
    @Idempotent
    @Operation(operationId = "giveFeedback", summary = "Say how the visit was", description = "Once for each booking, by who has its code or is its app.")
    @APIResponse(responseCode = "201", description = "Taken")
    public Response give(@HeaderParam("Booking-Code") String code, @NotNull @Valid FeedbackRequest feedback) {
        service.give(access.get(feedback.booking(), code), feedback);
        return Response.status(201).build();
    }
}
