package id.etalase.publicspace.privacy;

import java.util.List;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * The personal data of a booking; every part may be absent.
 *
 * @param name who answers for the group
 * @param email where the desk can write to
 * @param phone where the desk can call, international form
 * @param visitors names for the gate; they may follow later, and are not more than the heads booked
 */
@Schema(description = "Who answers for a booking; as little as the visit needs.", examples = """
        {"name": "Ibu Guru", "email": "guru@sekolah.example", "visitors": ["Siswa Satu", "Siswa Dua"]}""")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Contact(@Size(min = 1, max = 200) @Pattern(regexp = ONE_LINE) String name, @Email @Size(max = 254) String email,
        @Pattern(regexp = "\\+?[0-9][0-9 -]{4,20}") String phone,
        @Size(max = 10_000) List<@Size(min = 1, max = 200) @Pattern(regexp = ONE_LINE) String> visitors) {

    /** No control characters: a name is one line wherever it is printed. */
    static final String ONE_LINE = "[^\\p{Cntrl}\\u2028\\u2029]*";

    public Contact {
        visitors = visitors == null ? List.of() : List.copyOf(visitors);
    }

    /** Says nothing, so that no log can. */
    @Override
    public String toString() {
        return "Contact[…]";
    }
}
