package id.etalase.ascn;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import id.etalase.testkit.CommittedContract;
import id.etalase.testkit.EmbeddedServers;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "ascn"))
class ContractTest {

    @Test
    void the_committed_api_document_is_the_one_that_is_served() throws IOException {
        CommittedContract.assertServed();
    }
}
