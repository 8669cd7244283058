package id.etalase.testkit.sample.border;

class BoardRequest {
    String title;
}
