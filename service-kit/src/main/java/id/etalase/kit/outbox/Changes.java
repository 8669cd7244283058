package id.etalase.kit.outbox;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonValue;

/** Says where two versions of a record differ, as JSON Pointers; what subscribers read in {@code changed}. */
public final class Changes {

    private Changes() {
    }

    /** The pointers to the members that differ, in the order of the record; lists count as one member. */
    public static <T extends Record> List<String> between(T before, T after) {
        List<String> pointers = new ArrayList<>();
        collect(before, after, "", pointers);
        return List.copyOf(pointers);
    }

    private static void collect(Record before, Record after, String path, List<String> pointers) {
        for (RecordComponent component : after.getClass().getRecordComponents()) {
            Object old = value(component, before);
            Object now = value(component, after);
            String pointer = path + "/" + component.getName();
            if (Objects.equals(old, now)) {
                continue;
            }
            if (old instanceof Record oldRecord && now instanceof Record nowRecord && isComposed(component)) {
                collect(oldRecord, nowRecord, pointer, pointers);
            } else {
                pointers.add(pointer);
            }
        }
    }

    /** A record that is written as one JSON value, such as a partial date, has no members to point into. */
    private static boolean isComposed(RecordComponent component) {
        for (Method method : component.getType().getDeclaredMethods()) {
            if (method.isAnnotationPresent(JsonValue.class)) {
                return false;
            }
        }
        return true;
    }

    private static Object value(RecordComponent component, Record record) {
        Method accessor = component.getAccessor();
        // The accessors of a record are public, the record itself need not be.
        accessor.setAccessible(true);
        try {
            return accessor.invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }
}
