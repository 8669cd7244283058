package id.etalase.publicspace.booking;

import java.util.EnumMap;
import java.util.Map;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.PositiveOrZero;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import id.etalase.publicspace.programme.VisitorType;

/**
 * Who comes, in heads. Everybody is counted once, where they fit best; what is absent is nobody.
 *
 * @param publicVisitors residents and tourists
 * @param pupils of a school
 * @param escorts adults with the pupils
 * @param students of a university
 * @param delegates of an official delegation
 * @param withDisabilities visitors with disabilities
 */
@Embeddable
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record Party(
        @Column(name = "public_visitors") @JsonProperty("public") @PositiveOrZero @Max(MOST) Integer publicVisitors,
        @PositiveOrZero @Max(MOST) Integer pupils, @PositiveOrZero @Max(MOST) Integer escorts,
        @PositiveOrZero @Max(MOST) Integer students, @PositiveOrZero @Max(MOST) Integer delegates,
        @PositiveOrZero @Max(MOST) Integer withDisabilities) {

    static final long MOST = 10_000;

    public Party {
        publicVisitors = publicVisitors == null ? Integer.valueOf(0) : publicVisitors;
        pupils = pupils == null ? Integer.valueOf(0) : pupils;
        escorts = escorts == null ? Integer.valueOf(0) : escorts;
        students = students == null ? Integer.valueOf(0) : students;
        delegates = delegates == null ? Integer.valueOf(0) : delegates;
        withDisabilities = withDisabilities == null ? Integer.valueOf(0) : withDisabilities;
    }

    int heads() {
        return publicVisitors + pupils + escorts + students + delegates + withDisabilities;
    }

    Map<VisitorType, Integer> byType() {
        Map<VisitorType, Integer> heads = new EnumMap<>(VisitorType.class);
        heads.put(VisitorType.PUBLIC, publicVisitors);
        heads.put(VisitorType.SCHOOL, pupils + escorts);
        heads.put(VisitorType.UNIVERSITY, students);
        heads.put(VisitorType.DELEGATION, delegates);
        heads.put(VisitorType.DISABILITY, withDisabilities);
        return heads;
    }

    /** The difference to another party, type by type. */
    Map<VisitorType, Integer> minus(Party other) {
        Map<VisitorType, Integer> difference = byType();
        other.byType().forEach((type, heads) -> difference.merge(type, -heads, Integer::sum));
        return difference;
    }
}
