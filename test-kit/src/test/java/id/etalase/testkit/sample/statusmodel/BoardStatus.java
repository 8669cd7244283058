package id.etalase.testkit.sample.statusmodel;

enum BoardStatus {
    OPEN;

    private BoardService service;
}
