package id.etalase.kit.sample;

import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.WebApplicationException;

@Path("/v1/faults")
public class FaultResource {

    private final FaultService faults;

    FaultResource(FaultService faults) {
        this.faults = faults;
    }

    @GET
    @Path("states/{state}")
    public String raise(@PathParam("state") String state) {
        faults.raise(state);
        return "";
    }

    @GET
    @Path("lost/{id}")
    public String lose(@PathParam("id") UUID id) {
        faults.lose(id);
        return "";
    }

    @GET
    @Path("locked/{id}")
    public String waitFor(@PathParam("id") UUID id) {
        faults.waitFor(id);
        return "";
    }

    @GET
    @Path("names/{name}")
    public Named name(@PathParam("name") String name) {
        return new Named(name);
    }

    public record Named(String name) {
    }

    @GET
    @Path("unstorable")
    public String store() {
        faults.store("a\u0000b");
        return "";
    }

    @GET
    @Path("kinds/{kind}")
    public String fail(@PathParam("kind") String kind) throws IOException {
        switch (kind) {
            case "io" -> throw new IOException("secret of the disk");
            case "null" -> throw new NullPointerException("secret of the code");
            case "pool" -> throw new RejectedExecutionException("secret of the pool");
            case "teapot" -> throw new WebApplicationException("secret of the pot", 418);
            case "bad-gateway" -> throw new WebApplicationException("secret of the gate", 502);
            default -> throw new StackOverflowError("secret of the depth");
        }
    }
}
