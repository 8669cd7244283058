package id.etalase.publicspace.booking;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.agroal.api.AgroalDataSource;

/**
 * Writes new bookings of a round in one round trip, without the persistence context: what was just made has no changes to
 * look for. Part of the transaction in progress.
 */
@Singleton
class BookingRows {

    private static final String INSERT = """
            insert into booking (id, version, session_id, status, public_visitors, pupils, escorts, students, delegates,
                with_disabilities, heads, held_until, country, school_level, travel_mode, client, code_hash, revision,
                created_at, updated_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final AgroalDataSource database;

    BookingRows(AgroalDataSource database) {
        this.database = database;
    }

    void insert(Collection<Booking> bookings) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (Booking booking : bookings) {
                fill(insert, booking);
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("Bookings cannot be written", e);
        }
    }

    private static void fill(PreparedStatement insert, Booking booking) throws SQLException {
        Party party = booking.party();
        insert.setObject(1, booking.id());
        insert.setLong(2, booking.version());
        insert.setObject(3, booking.session().id());
        insert.setString(4, booking.status().name());
        insert.setInt(5, party.publicVisitors());
        insert.setInt(6, party.pupils());
        insert.setInt(7, party.escorts());
        insert.setInt(8, party.students());
        insert.setInt(9, party.delegates());
        insert.setInt(10, party.withDisabilities());
        insert.setInt(11, booking.heads());
        set(insert, 12, booking.heldUntil());
        insert.setString(13, booking.country());
        insert.setString(14, name(booking.schoolLevel()));
        insert.setString(15, name(booking.travelMode()));
        insert.setString(16, booking.client());
        insert.setBytes(17, booking.codeHash());
        insert.setInt(18, booking.revision());
        set(insert, 19, booking.createdAt());
        set(insert, 20, booking.updatedAt());
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
