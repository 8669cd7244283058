package id.etalase.partnerships.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

class StateChangeTest {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @RepeatedTest(300)
    void the_patch_between_two_states_makes_the_later_one_of_the_earlier_one(RepetitionInfo repetition) {
        // Given
        Random random = new Random(repetition.getCurrentRepetition());
        ObjectNode before = anObject(random, 3);
        ObjectNode after = anObject(random, 3);
        ObjectNode untouched = before.deepCopy();

        // When
        ObjectNode made = StateChange.applied(before, StateChange.between(before, after));

        // Then
        assertThat(made).isEqualTo(after);
        assertThat(before).isEqualTo(untouched);
        assertThat(StateChange.between(after, made).isEmpty()).isTrue();
        assertThat(StateChange.differences(before, StateChange.between(before, after)))
                .allSatisfy(difference -> assertThat(after.at(difference.pointer()).isMissingNode())
                        .isEqualTo(difference.after() == null));
    }

    @Test
    void differences_name_the_member_and_both_values() throws Exception {
        // Given
        ObjectMapper json = new ObjectMapper();
        ObjectNode before = (ObjectNode) json.readTree("{\"a\":{\"b\":1,\"c\":2},\"d\":[1]}");
        ObjectNode after = (ObjectNode) json.readTree("{\"a\":{\"b\":3},\"d\":[1,2],\"e\":\"x\"}");

        // When
        List<StateChange.Difference> found = StateChange.differences(before, StateChange.between(before, after));

        // Then
        assertThat(found).extracting(StateChange.Difference::pointer).containsExactlyInAnyOrder("/a/b", "/a/c", "/d", "/e");
    }

    private static ObjectNode anObject(Random random, int depth) {
        ObjectNode object = JSON.objectNode();
        for (String name : List.of("a", "b", "c", "d")) {
            if (random.nextBoolean()) {
                object.set(name, aValue(random, depth));
            }
        }
        return object;
    }

    private static JsonNode aValue(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 4 : 3)) {
            case 0 -> JSON.numberNode(random.nextInt(3));
            case 1 -> JSON.textNode(random.nextBoolean() ? "x" : "y");
            case 2 -> JSON.arrayNode().add(random.nextInt(2)).add(anObject(random, 0));
            default -> anObject(random, depth - 1);
        };
    }
}
