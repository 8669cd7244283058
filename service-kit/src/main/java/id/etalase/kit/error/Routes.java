package id.etalase.kit.error;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;

/**
 * What a path could be asked for. Quarkus REST tells 404 from 405 by the last resource class it tried and names no allowed
 * methods, so both are decided here, over all classes.
 */
final class Routes {

    private final SortedMap<String, List<RuntimeResource>> byMethod = new TreeMap<>();

    private Routes() {
    }

    /** The routes of the path of a request. */
    static Routes of(ResteasyReactiveRequestContext request) {
        Routes routes = new Routes();
        for (var candidate : request.getDeployment().getClassMappers()) {
            var match = mapperOf(candidate).map(request.getPathWithoutPrefix());
            if (match != null && match.value.handlers.length > 0
                    && match.value.handlers[0] instanceof ClassRoutingHandler handler) {
                routes.add(handler.getMappers(), match.remaining.isEmpty() ? "/" : match.remaining);
            }
        }
        return routes;
    }

    boolean isEmpty() {
        return byMethod.isEmpty();
    }

    /** The value of {@code Allow}. */
    String allow() {
        List<String> methods = new ArrayList<>(byMethod.keySet());
        if (methods.contains("GET") && !methods.contains("HEAD")) {
            methods.add("HEAD");
        }
        methods.add("OPTIONS");
        return methods.stream().sorted().collect(Collectors.joining(", "));
    }

    /** The media types of request bodies that the method takes here. */
    List<String> consumes(String method) {
        List<String> declared = types(method, RuntimeResource::getConsumes);
        // What a method with a body takes when it says nothing: quarkus-rest-jackson makes JSON the default.
        return declared.isEmpty() && byMethod.containsKey(method) ? List.of(MediaType.APPLICATION_JSON) : declared;
    }

    /** The media types in which the method answers here. */
    List<String> produces(String method) {
        return types(method, resource -> resource.getProduces() == null ? List.of()
                : List.of(resource.getProduces().getSortedOriginalMediaTypes()));
    }

    private List<String> types(String method, Function<RuntimeResource, Collection<MediaType>> types) {
        return byMethod.getOrDefault(method, List.of()).stream().flatMap(resource -> types.apply(resource).stream())
                .map(type -> type.getType() + '/' + type.getSubtype()).distinct().sorted().toList();
    }

    private void add(Map<String, RequestMapper<RuntimeResource>> methods, String remaining) {
        methods.forEach((method, mapper) -> {
            var match = method == null ? null : mapper.map(remaining);
            if (match != null) {
                byMethod.computeIfAbsent(method, name -> new ArrayList<>()).add(match.value);
            }
        });
    }

    private static <T> RequestMapper<T> mapperOf(RequestMapper.RequestPath<T> path) {
        return new RequestMapper<>(new ArrayList<>(List.of(path)));
    }
}
