package id.etalase.ascn.report;

import java.util.Map;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import id.etalase.kit.reference.Provenance;
import id.etalase.kit.time.PartialDate;

/** What the yearly report of the network says. Never counted from the records, and never mixed with what is. */
@Entity
class PublishedTotal {

    @Id
    private int reportYear;
    @Embedded
    @AttributeOverride(name = "first", column = @Column(name = "as_of_first"))
    @AttributeOverride(name = "last", column = @Column(name = "as_of_last"))
    private PartialDate asOf;
    private int projects;
    private Integer ongoing;
    private Integer completed;
    private Integer planning;
    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, Integer> shares;
    private Integer cities;
    @Embedded
    private Provenance provenance;

    protected PublishedTotal() {
    }

    PublishedTotal(PublishedRequest request) {
        this.reportYear = request.year();
        this.asOf = request.asOf();
        this.projects = request.projects();
        this.ongoing = request.ongoing();
        this.completed = request.completed();
        this.planning = request.planning();
        this.shares = request.shares();
        this.cities = request.cities();
        this.provenance = request.provenance();
    }

    PublishedRequest what() {
        return new PublishedRequest(reportYear, asOf, projects, ongoing, completed, planning, shares, cities, provenance);
    }
}
