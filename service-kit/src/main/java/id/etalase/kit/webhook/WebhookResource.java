package id.etalase.kit.webhook;

import java.net.URI;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import id.etalase.kit.feed.FeedContext;
import id.etalase.kit.http.EntityTag;
import id.etalase.kit.http.IfMatch;
import id.etalase.kit.idempotency.Idempotent;
import id.etalase.kit.identity.Caller;
import io.quarkus.security.Authenticated;

/** The webhooks of one client: it sees and changes only its own. */
@Path("/v1/events/{context}/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Events")
@Authenticated
public class WebhookResource {

    private final WebhookService webhooks;
    private final WebhookDispatcher dispatcher;
    private final FeedContext context;
    private final Caller caller;

    WebhookResource(WebhookService webhooks, WebhookDispatcher dispatcher, FeedContext context, Caller caller) {
        this.webhooks = webhooks;
        this.dispatcher = dispatcher;
        this.context = context;
        this.caller = caller;
    }

    /** Subscribes to what happens from now on. */
    @POST
    @Idempotent(secret = true)
    @Operation(summary = "Subscribe", description = "From now on every event that the client may read is posted to the URL as a CloudEvent, signed after the Standard Webhooks specification. The answer shows the secret, and no other answer does.")
    @APIResponse(responseCode = "201", description = "Subscribed.", content = @Content(schema = @Schema(implementation = SubscriptionResponse.class)))
    public Response subscribe(@PathParam("context") String asked, @Valid SubscriptionRequest request) {
        context.check(asked);
        Subscription made = webhooks.subscribe(request, caller);
        dispatcher.wake();
        return Response.created(URI.create(context.path() + "/webhooks/" + made.id())).tag(tag(made))
                .entity(SubscriptionResponse.withSecret(made, webhooks.secretOf(made))).build();
    }

    /** The client's own subscriptions. */
    @GET
    @Operation(summary = "List the webhooks of the client")
    public SubscriptionList list(@PathParam("context") String asked) {
        context.check(asked);
        return new SubscriptionList(webhooks.list(caller).stream().map(SubscriptionResponse::from).toList());
    }

    /** One subscription, with the reason when it is paused. */
    @GET
    @Path("/{webhook}")
    @Operation(summary = "Read one webhook")
    @APIResponse(responseCode = "200", description = "The webhook, without its secret.", content = @Content(schema = @Schema(implementation = SubscriptionResponse.class)))
    public Response get(@PathParam("context") String asked, @PathParam("webhook") UUID id) {
        context.check(asked);
        Subscription it = webhooks.get(id, caller);
        return Response.ok(SubscriptionResponse.from(it)).tag(tag(it)).build();
    }

    /** Ends a subscription and forgets its deliveries. */
    @DELETE
    @Path("/{webhook}")
    @Operation(summary = "End a webhook")
    @APIResponse(responseCode = "204", description = "Ended.")
    public void end(@PathParam("context") String asked, @PathParam("webhook") UUID id,
            @HeaderParam("If-Match") String ifMatch) {
        context.check(asked);
        IfMatch.required(ifMatch).check(EntityTag.of(webhooks.get(id, caller).version()));
        webhooks.end(id, caller);
    }

    /** A new secret. */
    @POST
    @Path("/{webhook}/secrets")
    @Consumes(MediaType.WILDCARD)
    @Idempotent(secret = true)
    @Operation(summary = "Rotate the secret", description = "The answer shows the new secret. The old one signs too until `previousSecretUntil`.")
    @APIResponse(responseCode = "200", description = "Rotated.", content = @Content(schema = @Schema(implementation = SubscriptionResponse.class)))
    public Response rotate(@PathParam("context") String asked, @PathParam("webhook") UUID id) {
        context.check(asked);
        Subscription rotated = webhooks.rotate(id, caller);
        return Response.ok(SubscriptionResponse.withSecret(rotated, webhooks.secretOf(rotated))).build();
    }

    /** Sends a test message. */
    @POST
    @Path("/{webhook}/pings")
    @Consumes(MediaType.WILDCARD)
    @Idempotent
    @Operation(summary = "Send a test message", description = "Of type `id.etalase.webhook.ping.v1`; the log of deliveries says what became of it.")
    @APIResponse(responseCode = "202", description = "Queued.")
    public Response ping(@PathParam("context") String asked, @PathParam("webhook") UUID id) {
        context.check(asked);
        webhooks.ping(id, caller);
        dispatcher.wake();
        return Response.accepted().build();
    }

    /** Holds deliveries back. */
    @POST
    @Path("/{webhook}/pauses")
    @Consumes(MediaType.WILDCARD)
    @Idempotent
    @Operation(summary = "Pause a webhook")
    @APIResponse(responseCode = "200", description = "Paused.", content = @Content(schema = @Schema(implementation = SubscriptionResponse.class)))
    public Response pause(@PathParam("context") String asked, @PathParam("webhook") UUID id) {
        context.check(asked);
        return Response.ok(SubscriptionResponse.from(webhooks.pause(id, caller))).build();
    }

    /** Goes on after a pause. */
    @POST
    @Path("/{webhook}/resumptions")
    @Consumes(MediaType.WILDCARD)
    @Idempotent
    @Operation(summary = "Resume a webhook", description = "Goes on where it stopped. What the log no longer has of the time between comes as the latest event of each thing.")
    @APIResponse(responseCode = "200", description = "Resumed.", content = @Content(schema = @Schema(implementation = SubscriptionResponse.class)))
    public Response resume(@PathParam("context") String asked, @PathParam("webhook") UUID id) {
        context.check(asked);
        Subscription resumed = webhooks.resume(id, caller);
        dispatcher.wake();
        return Response.ok(SubscriptionResponse.from(resumed)).build();
    }

    /** What was delivered and what was not. */
    @GET
    @Path("/{webhook}/deliveries")
    @Operation(summary = "Read the log of deliveries", description = "The newest 200, the newest first.")
    public DeliveryResponse.DeliveryList deliveries(@PathParam("context") String asked, @PathParam("webhook") UUID id) {
        context.check(asked);
        return new DeliveryResponse.DeliveryList(webhooks.deliveries(id, caller));
    }

    /** Sends one message once more. */
    @POST
    @Path("/{webhook}/deliveries/{delivery}/replays")
    @Consumes(MediaType.WILDCARD)
    @Idempotent
    @Operation(summary = "Deliver one event again", description = "With the same `webhook-id` as before.")
    @APIResponse(responseCode = "202", description = "Queued.")
    public Response replay(@PathParam("context") String asked, @PathParam("webhook") UUID id,
            @PathParam("delivery") UUID delivery) {
        context.check(asked);
        webhooks.replay(id, delivery, caller);
        dispatcher.wake();
        return Response.accepted().build();
    }

    private static String tag(Subscription it) {
        String quoted = EntityTag.of(it.version()).toString();
        return quoted.substring(1, quoted.length() - 1);
    }

    /** @param items the subscriptions of the client */
    @Schema(name = "WebhookSubscriptionList")
    public record SubscriptionList(List<SubscriptionResponse> items) {
    }
}
