package id.etalase.kit.openapi;

import java.util.List;

import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Types that stand in JSON otherwise than their members would let one think. */
final class AsWritten {

    private static final String PARTIAL_DATE = "PartialDate";
    private static final String REFERENCE = "#/components/schemas/" + PARTIAL_DATE;

    private AsWritten() {
    }

    static void describe(Components components) {
        if (components.getSchemas() != null && components.getSchemas().containsKey(PARTIAL_DATE)) {
            components.addSchema(PARTIAL_DATE, StandardResponses.text()
                    .description("A day, a month or a year, as far as it is known (ISO 8601, reduced precision).")
                    .examples(List.of("1995-09-08", "2017-08", "1989")));
            Schemas.visit(components, AsWritten::leaveTheTypeToWhatItRefersTo);
        }
    }

    private static void leaveTheTypeToWhatItRefersTo(Schema schema) {
        if (REFERENCE.equals(schema.getRef())) {
            schema.setType(null);
        }
    }
}
