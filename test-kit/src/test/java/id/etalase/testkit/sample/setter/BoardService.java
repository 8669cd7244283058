package id.etalase.testkit.sample.setter;

import jakarta.inject.Inject;

class BoardService {
    @Inject
    void setName(String name) {
    }
}
