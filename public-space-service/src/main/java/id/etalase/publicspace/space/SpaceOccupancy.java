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

    /** Any two numbers that nothing else in the database locks. */
    private static final String TREE = "(1331058754, 2)";

    private final EntityManager database;

    SpaceOccupancy(EntityManager database) {
        this.database = database;
    }

    /**
     * Takes the place for a session or a request.
     *
     * @param source the id of the session or the request
     * @return false when somebody has it, or a part or the whole of it, in that time
     */
    public boolean take(UUID source, Space space, Instant from, Instant to) {
        // What is above the place must still be above it when this is committed.
        lock("pg_advisory_xact_lock_shared");
        boolean all = (Boolean) database.createNativeQuery("""
                with recursive place as (select id, parent_id, true as whole from space where id = :space
                        union select s.id, s.parent_id, false from space s join place p on s.id = p.parent_id),
                    mine as (select nextval('space_use_slot') as n),
                    taken as (insert into space_use (source_id, space_id, period, slot)
                        select :source, id, tstzrange(:from, :to),
                            case when whole then int8range(null, null) else int8range(n, n, '[]') end
                        from place, mine on conflict do nothing returning 1)
                select (select count(*) from taken) = (select count(*) from place)""")
                .setParameter("source", source).setParameter("space", space.id())
                .setParameter("from", Timestamp.from(from)).setParameter("to", Timestamp.from(to)).getSingleResult();
        if (!all) {
            release(source);
        }
        return all;
    }

    /** Keeps the tree of places as it is, but for the transaction in progress. Before anything of it is read. */
    void holdTree() {
        lock("pg_advisory_xact_lock");
    }

    /**
     * The place has another parent, and the change is written: uses of it and of its parts, unless they are over, now use what
     * is above it now. The tree must be held.
     *
     * @return false when somebody has what is above it now in the time of one of them
     */
    boolean rearrange(UUID space, Instant now) {
        return (Boolean) database.createNativeQuery("""
                with recursive part as (select id from space where id = :space
                        union select s.id from space s join part on s.parent_id = part.id),
                    above as (select parent_id as id from space where id = :space and parent_id is not null
                        union select s.parent_id from space s join above on s.id = above.id where s.parent_id is not null),
                    used as (select source_id, period, nextval('space_use_slot') as n from space_use
                        where space_id in (select id from part) and lower_inf(slot) and upper(period) > :now),
                    left_behind as (delete from space_use using used where space_use.source_id = used.source_id
                        and space_id not in (select id from part) and space_id not in (select id from above)),
                    taken as (insert into space_use (source_id, space_id, period, slot)
                        select source_id, above.id, period, int8range(n, n, '[]') from used, above
                        where not exists (select from space_use had where had.source_id = used.source_id
                            and had.space_id = above.id)
                        on conflict do nothing returning 1),
                    kept as (select 1 from space_use join used using (source_id) where space_id in (select id from above))
                select (select count(*) from taken) + (select count(*) from kept)
                    = (select count(*) from used) * (select count(*) from above)""")
                .setParameter("space", space).setParameter("now", Timestamp.from(now)).getSingleResult();
    }

    /** Gives back what the session or the request had. */
    public void release(UUID source) {
        database.createNativeQuery("delete from space_use where source_id = :source").setParameter("source", source)
                .executeUpdate();
    }

    private void lock(String how) {
        database.createNativeQuery("select cast(" + how + TREE + " as text)").getSingleResult();
    }
}
