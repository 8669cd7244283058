package id.etalase.testkit.sample.good.note;

enum NoteStatus {
    OPEN,
    DONE
}
