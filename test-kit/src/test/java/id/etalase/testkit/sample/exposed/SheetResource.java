package id.etalase.testkit.sample.exposed;

import java.util.List;

import jakarta.ws.rs.GET;

public class SheetResource {
    @GET
    public List<Sheet> list() {
        return List.of();
    }
}
