package id.etalase.kit.feed;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.RequestProblem;
import id.etalase.kit.error.RuleViolation;
import id.etalase.kit.identity.Caller;
import id.etalase.kit.outbox.CloudEvents;
import id.etalase.kit.outbox.EventTypes;
import id.etalase.kit.outbox.LogFilter;
import id.etalase.kit.outbox.LogPage;
import id.etalase.kit.outbox.LogPosition;
import id.etalase.kit.outbox.LoggedEvent;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerResponse;

/** The events of this service for those who have no Kafka. Who reads sees what its roles may see. */
@Path("/v1/events/{context}")
@Tag(name = "Events", description = "Every change as a CloudEvent: as batches, as a stream, and pushed to webhooks.")
public class EventFeedResource {

    static final String BATCH = "application/cloudevents-batch+json";
    private static final MediaType BATCH_TYPE = MediaType.valueOf(BATCH);
    /** What a stream has no use for. */
    private static final List<String> OF_BATCHES = List.of("limit", "wait");
    private static final String LAST_EVENT_ID = "Last-Event-ID";
    /** How many events a stream reads at once. */
    private static final int STREAM_PAGE = 100;

    private final EventFeed feed;
    private final FeedContext context;
    private final FeedConfig config;
    private final CloudEvents cloudEvents;
    private final EventTypes types;
    private final Caller caller;
    private final Clock clock;

    EventFeedResource(EventFeed feed, FeedContext context, FeedConfig config, CloudEvents cloudEvents, EventTypes types,
            Caller caller, Clock clock) {
        this.feed = feed;
        this.context = context;
        this.config = config;
        this.cloudEvents = cloudEvents;
        this.types = types;
        this.caller = caller;
        this.clock = clock;
    }

    /** The next events, in the order of the log. */
    @GET
    @Produces({ BATCH, MediaType.APPLICATION_JSON })
    @Operation(summary = "Read the changes", description = "Events in an order in which nothing is ever inserted: a reader who has seen a place never finds something new below it. "
            + "Go on with `after` = `Next-Cursor`, or follow `Link`. From the beginning there is at least the latest event of every thing, with its full representation, however old it is. "
            + "With `Accept: text/event-stream` the same address streams; it goes on after `Last-Event-ID`.")
    @APIResponse(responseCode = "200", description = "Events as CloudEvents in the JSON batch format; an empty list when there are none yet.", headers = {
            @Header(name = "Next-Cursor", description = "Where to go on, also after an empty list.", schema = @Schema(type = SchemaType.STRING)),
            @Header(name = "Link", description = "The address to go on with, as `rel=\"next\"`.", schema = @Schema(type = SchemaType.STRING)) }, content = {
                    @Content(mediaType = BATCH, schema = @Schema(type = SchemaType.ARRAY, implementation = CloudEventSchema.class)),
                    @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(type = SchemaType.STRING)) })
    @APIResponse(responseCode = "410", description = "What comes after the cursor is deleted, or the log was restored and ends before it; `snapshot` is where to start anew.", content = @Content(mediaType = "application/problem+json"))
    public Uni<Response> read(@PathParam("context") String asked, @Valid @BeanParam FeedQuery query, @Context UriInfo uri,
            @Context HttpHeaders headers) {
        context.check(asked);
        // Where two methods share an address, Quarkus takes this one for whatever Accept says.
        if (headers.getAcceptableMediaTypes().stream().noneMatch(
                type -> type.isCompatible(BATCH_TYPE) || type.isCompatible(MediaType.APPLICATION_JSON_TYPE))) {
            throw new NotAcceptableException();
        }
        LogFilter filter = filter(query);
        LogPosition after = query.after() == null ? LogPosition.BEGINNING
                : parse(query.after(), FieldError.parameter("after", "not-a-cursor"));
        return feed.await(filter, after, query.limit(), Duration.ofSeconds(query.waitSeconds()))
                .map(page -> answer(page, uri));
    }

    /** The same as a stream that does not end by itself. */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(hidden = true)
    @Blocking
    public Multi<OutboundSseEvent> stream(@PathParam("context") String asked, @Valid @BeanParam FeedQuery query,
            @HeaderParam(LAST_EVENT_ID) @Nullable String lastEventId, @Context Request request, @Context UriInfo uri,
            @Context HttpServerResponse response, @Context Sse sse) {
        context.check(asked);
        for (String ofBatches : OF_BATCHES) {
            if (uri.getQueryParameters().containsKey(ofBatches)) {
                throw new RuleViolation(FieldError.parameter(ofBatches, "not-for-streams"));
            }
        }
        LogFilter filter = filter(query);
        LogPosition after = start(query, lastEventId);
        // A cursor that is too old is answered before the stream begins.
        feed.read(filter, after, 1);
        if (request.getMethod().equals(HttpMethod.HEAD)) {
            // It has no body, and the client counts on the answer being whole: what is asked next comes over the same connection.
            return Multi.createFrom().empty();
        }
        // Quarkus leaves out what RestMulti says of headers where a stream is one of events.
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store").putHeader("X-Accel-Buffering", "no");
        return feed.follow(filter, after, STREAM_PAGE, config.heartbeat())
                .onItem().transformToMultiAndConcatenate(page -> Multi.createFrom().iterable(toEvents(page, sse)))
                .select().first(longest());
    }

    private LogPosition start(FeedQuery query, @Nullable String lastEventId) {
        if (lastEventId != null && !lastEventId.isEmpty()) {
            return parse(lastEventId, FieldError.header(LAST_EVENT_ID, "not-a-cursor", Map.of()));
        }
        return query.after() == null ? LogPosition.BEGINNING
                : parse(query.after(), FieldError.parameter("after", "not-a-cursor"));
    }

    private LogPosition parse(String cursor, FieldError error) {
        return LogPosition.parse(cursor, context.name())
                .orElseThrow(() -> new RequestProblem("invalid-cursor", Map.of(), List.of(error)));
    }

    private LogFilter filter(FeedQuery query) {
        if (!query.type().stream().allMatch(types::knows)) {
            throw new RuleViolation(FieldError.parameter("type", "unknown-event-type"));
        }
        return new LogFilter(Readers.of(caller), new LinkedHashSet<>(query.type()), query.subject());
    }

    private Response answer(LogPage page, UriInfo uri) {
        String next = page.next().in(context.name());
        String address = uri.getRequestUriBuilder().replaceQueryParam("after", next).build().getRawQuery();
        return Response.ok(page.events().stream().map(cloudEvents::json).toList())
                .header("Next-Cursor", next).header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.VARY, "Accept, Authorization")
                .header(HttpHeaders.LINK, "<" + context.path() + "?" + address + ">; rel=\"next\"").build();
    }

    private List<OutboundSseEvent> toEvents(LogPage page, Sse sse) {
        if (page.events().isEmpty()) {
            return List.of(sse.newEventBuilder().comment("heartbeat").id(page.next().in(context.name())).build());
        }
        List<OutboundSseEvent> events = new ArrayList<>();
        for (LoggedEvent event : page.events()) {
            events.add(sse.newEventBuilder().id(event.place().in(context.name()))
                    .data(String.class, cloudEvents.json(event).toString()).build());
        }
        return events;
    }

    /** No longer than the token: what it allows may have changed. */
    private Duration longest() {
        Duration longest = config.longestStream();
        return caller.tokenEnd().map(end -> Duration.between(clock.instant(), end)).filter(left -> left.compareTo(longest) < 0)
                .map(left -> left.isNegative() ? Duration.ofMillis(1) : left).orElse(longest);
    }
}
