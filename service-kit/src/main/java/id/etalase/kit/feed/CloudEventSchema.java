package id.etalase.kit.feed;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a CloudEvent of the feed looks, for the API document. */
@Schema(name = "CloudEvent", description = "CloudEvents 1.0 in JSON; the schema of `data` is at `dataschema`.")
public record CloudEventSchema(String specversion,
        @Schema(description = "The same in every repeat and on every way.") String id, String source,
        @Schema(description = "What happened, such as `id.etalase.partnerships.agreement.signed.v1`.") String type,
        @Schema(description = "The id of the thing.") String subject,
        @Schema(format = "date-time") String time, @Schema(format = "uri") String dataschema, String datacontenttype,
        @Schema(description = "Which change of the thing it is, a decimal number from 1 without gaps.") String sequence,
        @Schema(description = "W3C trace context of the request that caused it.") String traceparent,
        @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT) Object data) {
}
