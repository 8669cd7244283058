package id.etalase.testkit.sample.statusmodel;

class BoardService {
}
