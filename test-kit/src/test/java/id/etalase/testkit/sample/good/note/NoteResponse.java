package id.etalase.testkit.sample.good.note;

public record NoteResponse(String id) {
}
