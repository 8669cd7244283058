package id.etalase.testkit.sample.transaction;

import jakarta.transaction.Transactional;

class BoardRepository {
    @Transactional
    void save() {
    }
}
