package id.etalase.partnerships.programme;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.reference.Provenance;
import id.etalase.kit.text.BilingualText;
import id.etalase.kit.text.NotPlaceholder;
import id.etalase.kit.time.PartialDate;

/** What a programme is measured by, and how much it is to reach. */
@Schema(description = "An indicator of a programme with what it is to reach.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Target(
        @NotNull @Size(max = 80) @Pattern(regexp = ProgrammeRequest.SLUG) String code,
        @NotNull @Valid BilingualText name,
        @Schema(description = "The unit, such as people, hospitals or t CO2e.") @NotBlank @NotPlaceholder @Size(max = 60) String unit,
        @Schema(description = "sum: progress entries add up; latest: each entry is a new reading.") @NotNull @Pattern(regexp = "sum|latest") String measure,
        @Schema(description = "How much in all; absent for a recurring target, whose sum is worked out.") @Digits(integer = 15, fraction = 4) BigDecimal quantity,
        @Schema(description = "The value before it began.") @Digits(integer = 15, fraction = 4) BigDecimal base,
        @Schema(description = "When the base was read.") PartialDate baseOn,
        @Schema(description = "A target that comes again each year.") @Valid Recurring recurring,
        @Schema(description = "At how many places.") @Min(1) @Max(1_000_000) Integer sites,
        @Valid Provenance provenance) {

    /**
     * So much each year for so many years.
     *
     * @param perYear how much each year
     * @param years for how many years
     * @param firstYear the first of them; absent when nobody told
     */
    @Schema(description = "So much each year for so many years.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Recurring(@NotNull @PositiveOrZero @Digits(integer = 15, fraction = 4) BigDecimal perYear,
            @NotNull @Min(1) @Max(100) Integer years, @Min(1900) @Max(2199) Integer firstYear) {
    }

    /** What is due in one year of a recurring target. */
    @Schema(description = "What is due and reached in one year.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Instalment(
            @Schema(description = "Which one, from 1.") int number,
            @Schema(description = "The calendar year; absent when the first year is not known.") Integer year,
            BigDecimal planned, BigDecimal reached) {
    }

    /** How much it is to reach in all; null when nobody told. */
    BigDecimal planned() {
        return recurring == null ? quantity : recurring.perYear().multiply(BigDecimal.valueOf(recurring.years()));
    }

    /** How it stands, given what was reported, in the order of the days. */
    TargetProgress progress(List<ProgressEntry> entries) {
        BigDecimal reached = reached(entries);
        List<Instalment> instalments = new ArrayList<>();
        if (recurring != null) {
            for (int i = 0; i < recurring.years(); i++) {
                Integer year = recurring.firstYear() == null ? null : recurring.firstYear() + i;
                instalments.add(new Instalment(i + 1, year, recurring.perYear(), year == null ? null
                        : reached(entries.stream().filter(entry -> entry.occurredOn().getYear() == year).toList())));
            }
        }
        BigDecimal planned = planned();
        return new TargetProgress(code, name, unit, measure, sites, base, planned, reached,
                planned == null || reached == null ? null : planned.subtract(reached), instalments, entries.size());
    }

    private BigDecimal reached(List<ProgressEntry> entries) {
        if (entries.isEmpty()) {
            return null;
        }
        return measure.equals("sum") ? entries.stream().map(ProgressEntry::value).reduce(BigDecimal.ZERO, BigDecimal::add)
                : entries.get(entries.size() - 1).value();
    }
}
