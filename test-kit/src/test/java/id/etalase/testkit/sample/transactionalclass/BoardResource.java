package id.etalase.testkit.sample.transactionalclass;

import jakarta.transaction.Transactional;

@Transactional
class BoardResource {
}
