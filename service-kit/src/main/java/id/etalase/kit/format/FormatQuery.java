package id.etalase.kit.format;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.common.util.MediaTypeHelper;
import org.jspecify.annotations.Nullable;

import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.RuleViolation;
import id.etalase.kit.json.EnumNames;

/**
 * In which format somebody wants a list, as a {@code @BeanParam}.
 *
 * @param format for browsers, which cannot choose what they accept; comes before {@code Accept}
 * @param accept the header, null when absent
 */
public record FormatQuery(
        @QueryParam("format") @Parameter(description = "The format, for callers that cannot set `Accept`.") @Nullable ListFormat format,
        @HeaderParam(HttpHeaders.ACCEPT) @Parameter(hidden = true) @Nullable String accept) {

    /**
     * The format to answer in.
     *
     * @param offered by this list, the usual one first
     * @throws RuleViolation when the parameter names one that this list does not have
     */
    public ListFormat among(ListFormat... offered) {
        List<ListFormat> formats = List.of(offered);
        if (format != null) {
            if (!formats.contains(format)) {
                throw new RuleViolation(FieldError.parameter("format", "not-one-of",
                        Map.of("allowed", Stream.of(offered).map(EnumNames::of).toList())));
            }
            return format;
        }
        if (accept == null || accept.isBlank()) {
            return formats.get(0);
        }
        MediaType best = MediaTypeHelper.getBestMatch(MediaTypeHelper.parseHeader(accept),
                formats.stream().map(offer -> MediaType.valueOf(offer.mediaType())).toList());
        return formats.stream().filter(offer -> best != null && best.isCompatible(MediaType.valueOf(offer.mediaType())))
                .findFirst().orElse(formats.get(0));
    }
}
