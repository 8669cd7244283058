package id.etalase.testkit.sample.hidden;

import jakarta.ws.rs.GET;

public class BoardResource {
    @GET
    String get() {
        return "";
    }
}
