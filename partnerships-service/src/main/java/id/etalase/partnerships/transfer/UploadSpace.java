package id.etalase.partnerships.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;

import org.jboss.logging.Logger;

/** The files of one request. They go when it ends, however it ends. */
@RequestScoped
class UploadSpace {

    private static final Logger LOG = Logger.getLogger(UploadSpace.class);

    private final List<Path> files = new ArrayList<>();

    Path newFile() throws IOException {
        Path file = Files.createTempFile("import-", ".csv");
        files.add(file);
        return file;
    }

    @PreDestroy
    void clear() {
        for (Path file : files) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                LOG.warnf("The upload %s could not be removed: %s", file, e.getMessage());
            }
        }
    }
}
