package id.etalase.kit.sample;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.RuleViolation;

public record NoteRequest(@NotBlank @Size(max = 20) String title, @Min(1) @Max(5) Integer stars, Mood mood, LocalDate due,
        Instant remindAt, UUID parent, Boolean pinned, BigDecimal cost, Double weight, Long views,
        @Size(max = 3) List<@Valid Link> links, List<@NotBlank String> tags, Span span, Optional<String> remark) {

    public enum Mood {
        VERY_GOOD,
        SO_SO
    }

    public record Link(@NotBlank String label, @Pattern(regexp = "https://.*", message = "not-a-link") String href) {
    }

    public record Span(LocalDate from, LocalDate until) {
        public Span {
            if (from != null && until != null && until.isBefore(from)) {
                throw new RuleViolation(new FieldError("/until", "before-its-start"));
            }
        }
    }
}
