package id.etalase.systemtests.containers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;

import id.etalase.testkit.Documents;

/** The texts of the files that make the containers. */
record ContainerFiles(Map<String, String> texts) {

    static final String COMPOSE = "docker-compose.yml";
    static final String DOCKERFILE = "deploy/Dockerfile";
    static final String DATABASES = "deploy/postgres/databases.sh";
    static final String REALM = "deploy/keycloak/etalase-realm.json";

    static ContainerFiles ofRepository() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String file : new String[] { COMPOSE, DOCKERFILE, DATABASES, REALM }) {
            texts.put(file, read(file));
        }
        return new ContainerFiles(texts);
    }

    /** The same files with one passage of one of them changed, to see whether a rule notices. */
    ContainerFiles with(String file, String passage, String instead) {
        if (!texts.get(file).contains(passage)) {
            throw new IllegalArgumentException(file + " does not hold: " + passage);
        }
        Map<String, String> changed = new LinkedHashMap<>(texts);
        changed.put(file, texts.get(file).replace(passage, instead));
        return new ContainerFiles(changed);
    }

    String compose() {
        return texts.get(COMPOSE);
    }

    String dockerfile() {
        return texts.get(DOCKERFILE);
    }

    String databases() {
        return texts.get(DATABASES);
    }

    String realm() {
        return texts.get(REALM);
    }

    static boolean exists(String path) {
        return Files.exists(Documents.repository().resolve(path));
    }

    static String read(String path) {
        try {
            return Files.readString(Documents.repository().resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
