package id.etalase.publicspace.opening;

import java.time.LocalDate;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** The calendar of holidays. */
@ApplicationScoped
public class HolidayRepository implements PanacheRepositoryBase<PublicHoliday, LocalDate> {

    List<PublicHoliday> listBetween(LocalDate from, LocalDate to) {
        return list("day between ?1 and ?2 order by day", from, to);
    }
}
