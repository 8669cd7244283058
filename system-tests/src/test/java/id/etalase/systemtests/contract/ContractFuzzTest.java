package id.etalase.systemtests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** The fuzz finds faults that were put there for it, and finds none where there is none. */
class ContractFuzzTest {

    private static final String DOCUMENT = """
            {"openapi": "3.1.0", "paths": {
              "/good/{id}": {"get": {"operationId": "good",
                "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "integer"}}],
                "responses": {"200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}}}}},
              "/fails": {"post": {"operationId": "fails", "requestBody": {"content": {"application/json":
                {"schema": {"$ref": "#/components/schemas/Thing"}}}},
                "responses": {"204": {"description": "Kept"}}}},
              "/plain": {"get": {"operationId": "plain", "responses": {}}},
              "/lies": {"get": {"operationId": "lies",
                "responses": {"200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}}}}},
              "/chats": {"delete": {"operationId": "chats", "responses": {"204": {"description": "Gone"}}}}},
             "components": {"schemas": {
              "Thing": {"type": "object", "required": ["size"], "properties":
                {"size": {"type": "integer"}, "since": {"type": "string", "format": "date"}}},
              "Problem": {"type": "object", "required": ["code", "status"]}}}}""";

    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        // Or every answer waits for an acknowledgement that the client holds back.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> answer(exchange, 200, "application/json", "{\"size\": 1}"));
        server.createContext("/fails", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            // Fails for what few requests have: the fault of somebody who forgot that a member may be absent.
            boolean sized = body.contains("\"size\"");
            answer(exchange, sized ? 204 : 500, "text/html", sized ? "" : "<h1>oh</h1>");
        });
        server.createContext("/plain", exchange -> answer(exchange, 404, "text/plain", "not here"));
        server.createContext("/lies", exchange -> answer(exchange, 200, "application/json",
                "{\"size\": 1, \"since\": \"yesterday\"}"));
        server.createContext("/chats", exchange -> answer(exchange, 200, "application/json", "{}"));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void every_planted_fault_is_found_and_nothing_else() throws IOException, InterruptedException {
        JsonNode document = new ObjectMapper().readTree(DOCUMENT);

        List<String> findings = new ContractFuzz("http://localhost:" + server.getAddress().getPort(),
                new ApiDocument(document), Map.of(), 1).run(100, Duration.ofMinutes(1)).findings();

        assertThat(findings).hasSize(4)
                .anySatisfy(finding -> assertThat(finding).startsWith("fails ").contains("500 <h1>oh</h1>", "POST /fails"))
                .anySatisfy(finding -> assertThat(finding).startsWith("plain ").contains("no problem document"))
                .anySatisfy(finding -> assertThat(finding).startsWith("lies ").contains("/since"))
                .anySatisfy(finding -> assertThat(finding).startsWith("chats ").contains("200 is not described"));
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        exchange.getRequestBody().readAllBytes();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
