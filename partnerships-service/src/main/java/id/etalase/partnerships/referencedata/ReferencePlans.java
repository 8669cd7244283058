package id.etalase.partnerships.referencedata;

import java.util.List;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;

import id.etalase.kit.identity.Actor;
import id.etalase.kit.reference.ReferenceLoad;
import id.etalase.partnerships.forum.ForumRequest;
import id.etalase.partnerships.forum.ForumService;
import id.etalase.partnerships.kept.ReferenceDocuments;
import id.etalase.partnerships.region.RegionGroupRequest;
import id.etalase.partnerships.region.RegionGroupService;
import id.etalase.partnerships.roadmap.RoadmapRequest;
import id.etalase.partnerships.roadmap.RoadmapService;
import id.etalase.partnerships.statistics.ClaimRequest;
import id.etalase.partnerships.statistics.ClaimService;

/** Loads what stands around the agreements: the roadmap, groups of regions, forums, and the figures that others gave. */
@ApplicationScoped
class ReferencePlans {

    private final RoadmapService roadmaps;
    private final RegionGroupService groups;
    private final ForumService forums;
    private final ClaimService claims;
    private final ReferenceDocuments documents;
    private final ReferenceLoad referenceLoad;

    ReferencePlans(RoadmapService roadmaps, RegionGroupService groups, ForumService forums, ClaimService claims,
            ReferenceDocuments documents, ReferenceLoad referenceLoad) {
        this.roadmaps = roadmaps;
        this.groups = groups;
        this.forums = forums;
        this.claims = claims;
        this.documents = documents;
        this.referenceLoad = referenceLoad;
    }

    /** Loads each file that this database has not seen. */
    void loadDue(Actor actor) {
        load("roadmaps", RoadmapRequest.class, roadmap -> roadmaps.register(roadmap, actor));
        load("region-groups", RegionGroupRequest.class, group -> groups.register(group, actor));
        load("forums", ForumRequest.class, forum -> forums.register(forum, actor));
        load("claims", ClaimRequest.class, claim -> claims.register(claim, actor));
    }

    private <T> void load(String name, Class<T> type, Consumer<T> register) {
        if (referenceLoad.isDue(name)) {
            List<T> all = documents.read(name + ".json", type);
            all.forEach(register);
            referenceLoad.done(name, all.size());
        }
    }
}
