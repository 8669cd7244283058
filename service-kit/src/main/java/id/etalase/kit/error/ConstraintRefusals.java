package id.etalase.kit.error;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import org.jspecify.annotations.Nullable;

/**
 * What Bean Validation found, as places of the request. The code of an error comes from the constraint; a constraint whose
 * {@code message} is a name in kebab-case has that as its code, so that {@code @Pattern(message = "not-a-slug")} is enough
 * to get a text of its own.
 */
final class ConstraintRefusals {

    private static final Set<String> REQUIRED = Set.of("NotNull", "NotBlank", "NotEmpty");
    private static final Map<String, String> CODES = Map.of("Min", "too-small", "DecimalMin", "too-small", "Positive",
            "too-small", "PositiveOrZero", "too-small", "Max", "too-large", "DecimalMax", "too-large", "Pattern",
            "wrong-form", "NotPlaceholder", "placeholder", "Email", "not-an-email", "Digits", "number-out-of-range");

    private ConstraintRefusals() {
    }

    /** Empty when the fault is ours: a wrong return value, or a call that no request made. */
    static Optional<Refusal> of(ConstraintViolationException e) {
        List<FieldError> errors = e.getConstraintViolations().stream().map(ConstraintRefusals::error).filter(Objects::nonNull)
                .distinct().sorted(Comparator.comparing(FieldError::toString)).toList();
        return errors.isEmpty() ? Optional.empty() : Optional.of(Refusal.invalid(errors));
    }

    private static @Nullable FieldError error(ConstraintViolation<?> violation) {
        Deque<Path.Node> path = new ArrayDeque<>();
        violation.getPropertyPath().forEach(path::add);
        String code = code(violation);
        Map<String, Object> arguments = arguments(violation);
        if (path.isEmpty() || path.peek().getKind() != ElementKind.METHOD) {
            return new FieldError(pointer(path), code, arguments);
        }
        Path.MethodNode methodNode = path.remove().as(Path.MethodNode.class);
        if (path.isEmpty() || path.peek().getKind() != ElementKind.PARAMETER) {
            return null;
        }
        int index = path.remove().as(Path.ParameterNode.class).getParameterIndex();
        var parameter = method(violation.getRootBeanClass(), methodNode).getParameters()[index];
        if (parameter.isAnnotationPresent(BeanParam.class) && !path.isEmpty()) {
            return located(member(parameter.getType(), path.getFirst().getName()), path, code, arguments);
        }
        return located(parameter, path, code, arguments);
    }

    private static FieldError located(AnnotatedElement where, Deque<Path.Node> rest, String code,
            Map<String, Object> arguments) {
        QueryParam query = where.getAnnotation(QueryParam.class);
        PathParam path = where.getAnnotation(PathParam.class);
        HeaderParam header = where.getAnnotation(HeaderParam.class);
        if (query != null || path != null) {
            return FieldError.parameter(query != null ? query.value() : path.value(), code, arguments);
        }
        if (header != null) {
            return FieldError.header(header.value(), code, arguments);
        }
        return new FieldError(pointer(rest), code, arguments);
    }

    private static String pointer(Deque<Path.Node> path) {
        StringBuilder pointer = new StringBuilder();
        for (Path.Node node : path) {
            if (node.isInIterable()) {
                pointer.append('/').append(node.getIndex() != null ? node.getIndex()
                        : Pointer.escape(String.valueOf(node.getKey())));
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                pointer.append('/').append(Pointer.escape(node.getName()));
            }
        }
        return pointer.toString();
    }

    private static String code(ConstraintViolation<?> violation) {
        String message = violation.getMessageTemplate();
        if (message.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
            return message;
        }
        String constraint = violation.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName();
        if (REQUIRED.contains(constraint)) {
            return "required";
        }
        if (constraint.equals("Size") || constraint.equals("Length")) {
            return size(violation);
        }
        return CODES.getOrDefault(constraint, "invalid-value");
    }

    private static String size(ConstraintViolation<?> violation) {
        Object value = violation.getInvalidValue();
        int max = (int) violation.getConstraintDescriptor().getAttributes().get("max");
        if (value instanceof CharSequence text) {
            return text.length() > max ? "too-long" : "too-short";
        }
        int size = value instanceof Collection<?> list ? list.size() : value instanceof Map<?, ?> map ? map.size() : 0;
        return size > max ? "too-many" : "too-few";
    }

    private static Map<String, Object> arguments(ConstraintViolation<?> violation) {
        Map<String, Object> arguments = new LinkedHashMap<>(violation.getConstraintDescriptor().getAttributes());
        arguments.keySet().removeAll(Set.of("message", "groups", "payload", "flags"));
        String constraint = violation.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName();
        if (constraint.startsWith("Positive")) {
            arguments.put("value", constraint.equals("Positive") ? 1 : 0);
        }
        return arguments;
    }

    private static Method method(Class<?> bean, Path.MethodNode node) {
        for (Class<?> type = bean; type != null; type = type.getSuperclass()) {
            try {
                Method method = type.getDeclaredMethod(node.getName(), node.getParameterTypes().toArray(Class<?>[]::new));
                // The subclasses that CDI makes have no annotations on their parameters.
                if (!method.isSynthetic() && !type.getSimpleName().endsWith("_Subclass")) {
                    return method;
                }
            } catch (NoSuchMethodException e) {
                continue;
            }
        }
        throw new IllegalStateException("No method " + node.getName() + " in " + bean);
    }

    private static AnnotatedElement member(Class<?> type, String name) {
        try {
            return type.getDeclaredField(name);
        } catch (NoSuchFieldException e) {
            return type;
        }
    }
}
