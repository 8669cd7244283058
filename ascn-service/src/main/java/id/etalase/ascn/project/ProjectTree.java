package id.etalase.ascn.project;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.text.Note;

/**
 * A project with its parts, and the parts of these.
 *
 * @param projects how many there are in the tree, this one included; each counts once
 * @param countedProjects how many of them totals count on their own
 */
@Schema(description = "A project with its parts, and the parts of these. Every project of the tree counts once.")
record ProjectTree(int projects, int countedProjects, Node root) {

    static ProjectTree of(Project root, ProjectRepository repository) {
        Node node = Node.of(root, repository);
        return new ProjectTree(node.size(), node.counted(), node);
    }

    /** One project of a tree. */
    @Schema(name = "ProjectTreeNode", description = "One project of a tree with its parts.")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Node(UUID id, String slug, Note name, ProjectStatus status, boolean reportedAlone, List<Node> parts) {

        /** Ends because the links are free of circles. */
        static Node of(Project project, ProjectRepository repository) {
            return new Node(project.id(), project.slug(), project.name(), project.status(),
                    project.toRequest().reportedAlone(),
                    repository.listParts(project.id()).stream().map(part -> of(part, repository)).toList());
        }

        private int size() {
            return 1 + parts.stream().mapToInt(Node::size).sum();
        }

        private int counted() {
            return (reportedAlone && ProjectStatus.COUNTED.contains(status) ? 1 : 0)
                    + parts.stream().mapToInt(Node::counted).sum();
        }
    }
}
