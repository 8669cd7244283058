package id.etalase.publicspace.booking;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import id.etalase.publicspace.programme.Session;
import io.agroal.api.AgroalDataSource;

/**
 * Writes new bookings of a round and the places that they take in one statement, because each round trip makes everybody in the
 * line wait and PostgreSQL prepares the checks of the table anew for each statement; and without the persistence context: what
 * was just made has no changes to look for. Part of the transaction in progress.
 */
@Singleton
class BookingRows {

    private static final String INSERT = """
            with made as (insert into booking (id, version, session_id, status, public_visitors, pupils, escorts, students, delegates,
                with_disabilities, heads, held_until, country, school_level, travel_mode, client, code_hash, revision,
                created_at, updated_at)
            values %s)
            update session set taken = taken + ? where id = ? returning xmin::text""";
    private static final int COLUMNS = 20;
    private static final String ROW = "(" + String.join(", ", Collections.nCopies(COLUMNS, "?")) + ")";

    private final AgroalDataSource database;

    BookingRows(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * @return the transaction that wrote this
     */
    String insert(Session session, Collection<Booking> made) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection
                        .prepareStatement(INSERT.formatted(String.join(", ", Collections.nCopies(made.size(), ROW))))) {
            int before = 0;
            for (Booking booking : made) {
                fill(insert, before, booking);
                before += COLUMNS;
            }
            insert.setInt(before + 1, made.stream().mapToInt(Booking::heads).sum());
            insert.setObject(before + 2, session.id());
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private static void fill(PreparedStatement insert, int before, Booking booking) throws SQLException {
        Party party = booking.party();
        insert.setObject(before + 1, booking.id());
        insert.setLong(before + 2, booking.version());
        insert.setObject(before + 3, booking.session().id());
        insert.setString(before + 4, booking.status().name());
        insert.setInt(before + 5, party.publicVisitors());
        insert.setInt(before + 6, party.pupils());
        insert.setInt(before + 7, party.escorts());
        insert.setInt(before + 8, party.students());
        insert.setInt(before + 9, party.delegates());
        insert.setInt(before + 10, party.withDisabilities());
        insert.setInt(before + 11, booking.heads());
        set(insert, before + 12, booking.heldUntil());
        insert.setString(before + 13, booking.country());
        insert.setString(before + 14, name(booking.schoolLevel()));
        insert.setString(before + 15, name(booking.travelMode()));
        insert.setString(before + 16, booking.client());
        insert.setBytes(before + 17, booking.codeHash());
        insert.setInt(before + 18, booking.revision());
        set(insert, before + 19, booking.createdAt());
        set(insert, before + 20, booking.updatedAt());
    }

    private static void set(PreparedStatement insert, int index, @Nullable Instant instant) throws SQLException {
        if (instant == null) {
            insert.setNull(index, Types.TIMESTAMP_WITH_TIMEZONE);
        } else {
            insert.setObject(index, instant.atOffset(ZoneOffset.UTC));
        }
    }

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }
}
