package id.etalase.testkit.sample.other;

import id.etalase.testkit.sample.good.note.NoteResponse;

class Peeper {
    NoteResponse note;
}
