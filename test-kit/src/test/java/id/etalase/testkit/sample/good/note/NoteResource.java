package id.etalase.testkit.sample.good.note;

import jakarta.ws.rs.GET;

public class NoteResource {
    private final NoteService notes;

    NoteResource(NoteService notes) {
        this.notes = notes;
    }

    @GET
    public NoteResponse get(String id) {
        return new NoteResponse(notes.find(id).id);
    }
}
