package id.etalase.testkit.sample.field;

import jakarta.inject.Inject;

class BoardService {
    @Inject
    String name;
}
