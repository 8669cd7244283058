package id.etalase.partnerships.document;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Chooses the store by the configuration. */
class DocumentStoreProducer {

    /** Where documents are stored. */
    @ConfigMapping(prefix = "etalase.documents")
    interface Settings {

        /** {@code file} or {@code s3}. */
        @WithDefault("file")
        String store();

        /** The directory of the file store. */
        @WithDefault(".local/documents")
        String directory();

        /** The object store. */
        S3 s3();
    }

    /** An object store that speaks the protocol of Amazon S3. */
    interface S3 {

        @WithDefault("http://localhost:9000")
        URI endpoint();

        @WithDefault("documents")
        String bucket();

        @WithDefault("us-east-1")
        String region();

        @WithDefault("none")
        String accessKey();

        @WithDefault("none")
        String secretKey();
    }

    @Produces
    @Singleton
    DocumentStore store(Settings settings, Clock clock) {
        return switch (settings.store()) {
            case "file" -> new FileStore(Path.of(settings.directory()));
            case "s3" -> new S3Store(settings.s3().endpoint(), settings.s3().bucket(),
                    new S3Signature(settings.s3().region(), settings.s3().accessKey(), settings.s3().secretKey()), clock);
            default -> throw new IllegalArgumentException(
                    "etalase.documents.store is file or s3, not " + settings.store());
        };
    }
}
