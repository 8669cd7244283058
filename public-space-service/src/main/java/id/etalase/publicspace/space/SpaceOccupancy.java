package id.etalase.publicspace.space;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

/**
 * Who has a place when. Sessions and granted requests share it, so that no place is used twice: not the place itself, not as
 * part of a building that somebody has, not as the whole of which somebody has a room. An exclusion constraint decides, so
 * that of two who ask at the same moment one gets it. Belongs into the transaction of whoever asks.
 */
@ApplicationScoped
public class SpaceOccupancy {

    private final SpaceRepository spaces;
    private final EntityManager database;

    SpaceOccupancy(SpaceRepository spaces, EntityManager database) {
        this.spaces = spaces;
        this.database = database;
    }

    /**
     * Takes the place for a session or a request.
     *
     * @param source the id of the session or the request
     * @return false when somebody has it, or a part or the whole of it, in that time
     */
    public boolean take(UUID source, Space space, Instant from, Instant to) {
        int taken = database
                .createNativeQuery(
                        """
                                with recursive place as (select id, parent_id, true as whole from space where id = :space
                                        union select s.id, s.parent_id, false from space s join place p on s.id = p.parent_id),
                                    mine as (select nextval('space_use_slot') as n)
                                insert into space_use (source_id, space_id, period, slot)
                                select :source, id, tstzrange(:from, :to), case when whole then int8range(null, null) else int8range(n, n, '[]') end
                                from place, mine
                                on conflict do nothing""")
                .setParameter("source", source).setParameter("space", space.id())
                .setParameter("from", Timestamp.from(from)).setParameter("to", Timestamp.from(to)).executeUpdate();
        if (taken == spaces.listIdsAbove(space).size()) {
            return true;
        }
        release(source);
        return false;
    }

    /** Gives back what the session or the request had. */
    public void release(UUID source) {
        database.createNativeQuery("delete from space_use where source_id = :source").setParameter("source", source)
                .executeUpdate();
    }
}
