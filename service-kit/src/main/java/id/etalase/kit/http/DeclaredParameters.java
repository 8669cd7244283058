package id.etalase.kit.http;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;

import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters that a resource method knows, its {@link BeanParam}s included.
 *
 * @param repeatable by name: whether the parameter may come more than once
 */
record DeclaredParameters(Map<String, Boolean> repeatable) {

    static DeclaredParameters of(Method method) {
        SortedMap<String, Boolean> found = new TreeMap<>();
        for (Parameter parameter : method.getParameters()) {
            collect(parameter, parameter.getName(), parameter.getType(), found);
        }
        return new DeclaredParameters(found);
    }

    private static void collect(AnnotatedElement where, String name, Class<?> type, Map<String, Boolean> found) {
        if (where.isAnnotationPresent(BeanParam.class)) {
            for (Class<?> bean = type; bean != null && bean != Object.class; bean = bean.getSuperclass()) {
                for (Field field : bean.getDeclaredFields()) {
                    collect(field, field.getName(), field.getType(), found);
                }
            }
            return;
        }
        String parameter = parameterName(where, name);
        if (parameter != null) {
            found.put(parameter, Collection.class.isAssignableFrom(type) || type.isArray());
        }
    }

    private static @Nullable String parameterName(AnnotatedElement where, String name) {
        QueryParam query = where.getAnnotation(QueryParam.class);
        if (query != null) {
            return query.value();
        }
        RestQuery rest = where.getAnnotation(RestQuery.class);
        return rest == null ? null : rest.value().isEmpty() ? name : rest.value();
    }
}
