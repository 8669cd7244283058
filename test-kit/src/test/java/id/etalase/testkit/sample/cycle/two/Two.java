package id.etalase.testkit.sample.cycle.two;

import id.etalase.testkit.sample.cycle.one.One;

public class Two {
    One one;
}
