package id.etalase.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One running suite for all classes that ask for a {@link Suite}: started by the first, stopped after the last. */
final class SharedSuite implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Suite.class;
    }

    @Override
    public Suite resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot().getStore(Namespace.create(SharedSuite.class)).computeIfAbsent(Suite.class,
                unknown -> start(), Suite.class);
    }

    /** Its logs stay where a build leaves what it makes, for whoever looks for the cause of a failure. */
    private static Suite start() {
        try {
            return new Suite(Files.createTempDirectory(Path.of("target").toAbsolutePath(), "suite"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
