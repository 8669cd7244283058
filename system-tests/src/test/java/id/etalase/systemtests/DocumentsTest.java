package id.etalase.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import id.etalase.testkit.Documents;

/** Documents that name what is not there mislead more than missing ones; see {@link Documents} for what is read. */
class DocumentsTest {

    @Test
    void documents_name_only_what_the_repository_has() {
        assertThat(Documents.complaintsAbout(Documents.repository())).isEmpty();
    }
}
