package id.etalase.testkit.sample.cycle.one;

import id.etalase.testkit.sample.cycle.two.Two;

public class One {
    Two two;
}
