package id.etalase.localstack.launcher;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The processes of a launcher that was killed: they run on, and the next launcher or {@code ./run stop} ends them. */
final class Leftovers {

    private final Folders folders;

    Leftovers(Folders folders) {
        this.folders = folders;
    }

    /**
     * Ends what is left, what depends on others first.
     *
     * @param names of the child processes in the order of stopping
     * @return the names of those that still ran
     */
    List<String> stop(List<String> names, Duration limit) {
        List<String> stopped = new ArrayList<>();
        for (String name : names) {
            ProcessRecord record = ProcessRecord.of(folders, name);
            record.process().ifPresent(process -> {
                Processes.stop(process, limit);
                stopped.add(name);
            });
            record.delete();
        }
        Optional<ProcessHandle> postgres = PostgresPart.runningIn(folders);
        postgres.ifPresent(process -> {
            Processes.interrupt(process, limit);
            stopped.add(PostgresPart.NAME);
        });
        return stopped;
    }
}
