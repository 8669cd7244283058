package id.etalase.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import id.etalase.systemtests.contract.ApiDocument;
import id.etalase.systemtests.contract.ApiOperation;
import id.etalase.systemtests.contract.RoleTable;

/** Every operation of the merged document, tried with every role and with none, through the gateway. */
@ExtendWith(SharedSuite.class)
class EveryRoleIT {

    static final List<String> ROLES = List.of("cooperation-officer", "home-affairs", "foreign-affairs", "city-officer",
            "national-representative", "visit-desk", "park-officer", "police", "app", "auditor", "administrator");

    private static ApiDocument document;
    private static RoleTable table;

    @BeforeAll
    static void read(Suite suite) throws IOException, InterruptedException {
        document = ApiDocument.of(suite.gateway());
        table = new RoleTable(suite.gateway(), tokens(suite));
    }

    /** A token of each role. */
    static Map<String, String> tokens(Suite suite) {
        Map<String, String> tokens = new LinkedHashMap<>();
        ROLES.forEach(role -> tokens.put(role, suite.token(role)));
        return tokens;
    }

    @Test
    void every_operation_lets_in_whom_the_document_names_and_nobody_else() throws Exception {
        assertThat(document.operations()).hasSizeGreaterThan(150)
                .allSatisfy(operation -> assertThat(ROLES).containsAll(operation.roles()));

        assertThat(table.differences(document.operations())).isEmpty();
    }

    @Test
    void a_role_that_the_document_forgets_or_makes_up_is_noticed() throws Exception {
        List<ApiOperation> forgotten = changed("recordApproval", Set.of("cooperation-officer", "home-affairs"));
        List<ApiOperation> madeUp = changed("recordApproval",
                Set.of("cooperation-officer", "home-affairs", "foreign-affairs", "visit-desk"));

        assertThat(table.differences(forgotten)).hasSize(1).first().asString().contains("by foreign-affairs");
        assertThat(table.differences(madeUp)).hasSize(1).first().asString().contains("by visit-desk: 403");
    }

    /** The operation alone, as the document would have it with these roles. */
    private static List<ApiOperation> changed(String id, Set<String> roles) {
        ObjectNode copy = document.root().deepCopy();
        copy.path("paths").forEach(path -> path.forEach(operation -> {
            if (operation.path("operationId").asText().equals(id)) {
                operation.path("security").forEach(alternative -> alternative.forEach(names -> {
                    if (!names.isEmpty()) {
                        ArrayNode list = ((ArrayNode) names).removeAll();
                        roles.forEach(list::add);
                    }
                }));
            }
        }));
        return new ApiDocument(copy).operations().stream().filter(operation -> operation.id().equals(id)).toList();
    }
}
