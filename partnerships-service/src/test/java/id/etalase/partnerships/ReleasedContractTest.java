package id.etalase.partnerships;

import org.junit.jupiter.api.Test;

import id.etalase.testkit.ReleasedContract;

/** What was promised with the last release is kept, or the build says what is not. */
class ReleasedContractTest {

    @Test
    void clients_and_subscribers_of_the_last_release_can_go_on() {
        ReleasedContract.of("partnerships").assertKept();
    }
}
