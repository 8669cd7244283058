package id.etalase.testkit.sample.persistence;

import jakarta.persistence.EntityManager;

class StoreResource {
    EntityManager entities;
}
