package id.etalase.partnerships.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

@Path("/v1/catalogue")
@Tag(name = "Import and export")
class CatalogueResource {

    private static final String TYPE = "application/ld+json";
    private static final Map<String, String> FORMATS = Map.of("json", "application/json", "csv", "text/csv", "geojson",
            "application/geo+json");

    private final ObjectMapper json;
    private final String publicUrl;

    CatalogueResource(ObjectMapper json,
            @ConfigProperty(name = "etalase.public-url", defaultValue = "http://localhost:8080") String publicUrl) {
        this.json = json;
        this.publicUrl = publicUrl;
    }

    private record DataSet(String path, String indonesian, String english, List<String> formats) {
    }

    private static final List<DataSet> DATA_SETS = List.of(
            new DataSet("/v1/agreements", "Kerja sama Jakarta dengan tahap dan persetujuannya",
                    "Agreements of Jakarta with their stages and approvals", List.of("json", "csv", "geojson")),
            new DataSet("/v1/partners", "Mitra kerja sama", "Partners", List.of("json", "csv", "geojson")),
            new DataSet("/v1/sister-cities", "Kota dan provinsi kembar pada hari mana pun",
                    "Sister cities and provinces on any day", List.of("json", "csv", "geojson")),
            new DataSet("/v1/programmes", "Program dengan target dan hasilnya", "Programmes with targets and results",
                    List.of("json", "csv")),
            new DataSet("/v1/outcomes", "Hasil program", "What came of programmes", List.of("json", "csv")),
            new DataSet("/v1/claims", "Angka yang disebut di samping yang dihitung", "Reported figures beside counted ones",
                    List.of("json")),
            new DataSet("/v1/statistics/partnerships", "Statistik kerja sama", "Figures on cooperation", List.of("json")));

    @GET
    @Produces(TYPE)
    @Operation(operationId = "getCatalogue", summary = "Read the catalogue of open data", description = "DCAT 3 in JSON-LD.")
    public Response get() {
        Map<String, Object> catalogue = new LinkedHashMap<>();
        catalogue.put("@context", Map.of("dcat", "http://www.w3.org/ns/dcat#", "dct", "http://purl.org/dc/terms/", "foaf",
                "http://xmlns.com/foaf/0.1/"));
        catalogue.put("@id", publicUrl + "/v1/catalogue");
        catalogue.put("@type", "dcat:Catalog");
        catalogue.put("dct:title", texts("Register kerja sama Jakarta", "Register of Jakarta's cooperation"));
        catalogue.put("dct:publisher",
                Map.of("@type", "foaf:Organization", "foaf:name", "Biro Kerja Sama Daerah, Provinsi DKI Jakarta"));
        catalogue.put("dct:language", List.of("id", "en"));
        catalogue.put("dcat:dataset", DATA_SETS.stream().map(this::dataSet).toList());
        try {
            return Response.ok(json.writeValueAsBytes(catalogue), TYPE).build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and lists are always JSON", e);
        }
    }

    private Map<String, Object> dataSet(DataSet data) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("@id", publicUrl + data.path() + "#dataset");
        described.put("@type", "dcat:Dataset");
        described.put("dct:title", texts(data.indonesian(), data.english()));
        described.put("dct:accessRights", "public");
        List<Map<String, Object>> distributions = new ArrayList<>();
        for (String format : data.formats()) {
            String address = publicUrl + data.path() + (format.equals("json") ? "" : "?format=" + format);
            distributions.add(Map.of("@type", "dcat:Distribution", "dcat:accessURL", Map.of("@id", address), "dcat:mediaType",
                    FORMATS.get(format)));
        }
        described.put("dcat:distribution", distributions);
        return described;
    }

    private static List<Map<String, String>> texts(String indonesian, String english) {
        return List.of(Map.of("@language", "id", "@value", indonesian), Map.of("@language", "en", "@value", english));
    }
}
