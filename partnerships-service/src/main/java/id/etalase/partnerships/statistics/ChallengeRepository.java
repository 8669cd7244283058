package id.etalase.partnerships.statistics;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import id.etalase.kit.text.BilingualText;
import id.etalase.partnerships.cooperation.Stage;
import id.etalase.partnerships.vocabulary.Vocabularies;

/** The challenges of the city, and what answers them. */
@ApplicationScoped
class ChallengeRepository {

    private final Vocabularies vocabularies;
    private final EntityManager database;

    ChallengeRepository(Vocabularies vocabularies, EntityManager database) {
        this.vocabularies = vocabularies;
        this.database = database;
    }

    /** A problem of the city and what answers it. */
    @Schema(description = "A problem of the city, and how many signed agreements and forums answer it.")
    record AnsweredChallenge(String challenge, BilingualText name, long agreements, long forums,
            @Schema(description = "Slugs of the agreements, the latest first, at most a hundred.") List<String> answeredBy) {
    }

    List<AnsweredChallenge> list() {
        return vocabularies.challenges().words().stream().map(word -> {
            List<?> slugs = database.createNativeQuery("""
                    select slug from agreement where challenges @> array[cast(:challenge as varchar)] and stage in (:public)
                    order by sort_day desc, id desc limit 100""", String.class).setParameter("challenge", word.slug())
                    .setParameter("public", publicStages()).getResultList();
            return new AnsweredChallenge(word.slug(), word.name(),
                    count("select count(*) from agreement where challenges @> array[cast(:challenge as varchar)] "
                            + "and stage in (:public)", word.slug(), true),
                    count("select count(*) from kept_record where kind = 'forum' "
                            + "and jsonb_exists(body -> 'challenges', :challenge)", word.slug(), false),
                    slugs.stream().map(String.class::cast).toList());
        }).toList();
    }

    private long count(String sql, String challenge, boolean onlyPublic) {
        var query = database.createNativeQuery(sql).setParameter("challenge", challenge);
        if (onlyPublic) {
            query.setParameter("public", publicStages());
        }
        return ((Number) query.getSingleResult()).longValue();
    }

    private static List<String> publicStages() {
        return Stage.publicStages().stream().map(Enum::name).toList();
    }
}
