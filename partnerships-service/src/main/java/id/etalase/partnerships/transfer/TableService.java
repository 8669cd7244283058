package id.etalase.partnerships.transfer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** Keeps the tables of imports in the database, in parts: any replica can read one, and none holds more than a part of it. */
@ApplicationScoped
class TableService {

    private static final int PART = 1 << 18;

    private final EntityManager database;

    TableService(EntityManager database) {
        this.database = database;
    }

    /** Keeps the table of an import, in the transaction that creates the import. */
    @Transactional(TxType.MANDATORY)
    void keep(UUID id, InputStream table) {
        try {
            int position = 0;
            for (byte[] part = table.readNBytes(PART); part.length > 0; part = table.readNBytes(PART)) {
                database.createNativeQuery("insert into import_part (import, position, bytes) values (:id, :position, :bytes)")
                        .setParameter("id", id).setParameter("position", position++).setParameter("bytes", part)
                        .executeUpdate();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the upload cannot be read", e);
        }
    }

    /** The text of a table, read part by part; inside a transaction. */
    Reader open(UUID id) {
        return new InputStreamReader(new SequenceInputStream(new Parts(id)), StandardCharsets.UTF_8);
    }

    private final class Parts implements Enumeration<InputStream> {

        private final UUID id;
        private int position;
        private byte[] next;

        Parts(UUID id) {
            this.id = id;
            this.next = part();
        }

        private byte[] part() {
            List<?> found = database
                    .createNativeQuery("select bytes from import_part where import = :id and position = :position",
                            byte[].class)
                    .setParameter("id", id).setParameter("position", position++).getResultList();
            return found.isEmpty() ? null : (byte[]) found.get(0);
        }

        @Override
        public boolean hasMoreElements() {
            return next != null;
        }

        @Override
        public InputStream nextElement() {
            if (next == null) {
                throw new NoSuchElementException();
            }
            InputStream current = new ByteArrayInputStream(next);
            next = part();
            return current;
        }
    }
}
