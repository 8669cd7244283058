package id.etalase.localstack.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A part for tests: a shell script as a real process, ready when it made the file {@code <name>.ready}. */
final class ShellPart {

    private ShellPart() {
    }

    static ChildProcess of(String name, Folders folders, String script) {
        return new ChildProcess(name, List.of("/bin/sh", "-c", script), Map.of("NAME", name), folders,
                pid -> Files.exists(ready(folders, name)));
    }

    /** Ready at once, notes its start and its orderly end in {@code story}, and runs until it is told to end. */
    static ChildProcess wellBehaved(String name, Folders folders) {
        return of(name, folders, "trap 'echo stop $NAME >> story; exit 0' TERM; echo start $NAME >> story; "
                + "touch $NAME.ready; while :; do sleep 0.05; done");
    }

    static Path ready(Folders folders, String name) {
        return folders.run().resolve(name + ".ready");
    }
}
