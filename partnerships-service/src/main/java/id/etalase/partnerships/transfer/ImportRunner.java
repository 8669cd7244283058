package id.etalase.partnerships.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

import org.jboss.logging.Logger;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import id.etalase.kit.error.DomainException;
import id.etalase.kit.identity.Actor;
import id.etalase.partnerships.agreement.AgreementIntake;
import id.etalase.partnerships.agreement.ImportedAgreement;
import id.etalase.partnerships.partner.PartnerRepository;
import id.etalase.partnerships.vocabulary.Vocabularies;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/** Checks and applies imports in the background. */
@ApplicationScoped
class ImportRunner {

    private static final Logger LOG = Logger.getLogger(ImportRunner.class);
    private static final int LONGEST_SECONDS = 1_800;
    private static final int STEP = 100;

    private final ImportService imports;
    private final TableService tables;
    private final AgreementIntake intake;
    private final PartnerRepository partners;
    private final Vocabularies vocabularies;

    ImportRunner(ImportService imports, TableService tables, AgreementIntake intake, PartnerRepository partners,
            Vocabularies vocabularies) {
        this.imports = imports;
        this.tables = tables;
        this.intake = intake;
        this.partners = partners;
        this.vocabularies = vocabularies;
    }

    /** After the commit: before it, nobody but the transaction itself sees the table. */
    void start(@Observes(during = TransactionPhase.AFTER_SUCCESS) ImportService.Due due) {
        Infrastructure.getDefaultWorkerPool().execute(() -> {
            if (due.actor() == null) {
                run(due.id(), "refused", () -> imports.checked(due.id(), check(due.id())));
            } else {
                run(due.id(), "failed", () -> apply(due.id(), due.actor()));
            }
        });
    }

    private TableCheck check(UUID id) {
        TableCheck check = new TableCheck(intake, partners, vocabularies);
        QuarkusTransaction.joiningExisting().timeout(LONGEST_SECONDS)
                .run(() -> check.run(tables.open(id), done -> imports.progress(id, done)));
        return check;
    }

    private void apply(UUID id, Actor actor) {
        TableCheck again = QuarkusTransaction.requiringNew().timeout(LONGEST_SECONDS).call(() -> {
            imports.beAlone();
            imports.planOnce();
            // The register may have changed since the dry run.
            TableCheck check = check(id);
            if (check.problems() == 0) {
                enter(id, actor);
            }
            return check;
        });
        if (again.problems() > 0) {
            imports.checked(id, again);
        }
    }

    private void enter(UUID id, Actor actor) {
        int rows = 0;
        List<ImportedAgreement> lines = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(tables.open(id))) {
            for (NamedCsvRecord row : reader) {
                lines.add(new LineReader(row).read());
                if (++rows % STEP == 0) {
                    intake.enter(lines, actor);
                    lines.clear();
                    imports.progress(id, rows);
                }
            }
            intake.enter(lines, actor);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        imports.applied(id, rows);
    }

    private void run(UUID id, String otherwise, Runnable work) {
        try {
            work.run();
        } catch (DomainException refusal) {
            imports.failed(id, otherwise, "Refused; nothing was entered: " + refusal.getMessage());
        } catch (RuntimeException e) {
            LOG.errorf(e, "The import %s failed; nothing was entered", id);
            imports.failed(id, otherwise, "The import failed; nothing was entered.");
        }
    }
}
