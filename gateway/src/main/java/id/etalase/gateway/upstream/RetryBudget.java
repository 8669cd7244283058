package id.etalase.gateway.upstream;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many requests may be repeated: a share of those that came. A service that fails gets at most so much more work, however
 * many fail; and a long quiet time saves up only a few.
 */
final class RetryBudget {

    private static final int PRICE = 100;
    private static final int SAVED_AT_MOST = 2 * PRICE;

    private final int share;
    private final AtomicInteger balance = new AtomicInteger();

    /** @param percent repeats per hundred requests */
    RetryBudget(int percent) {
        this.share = percent;
    }

    void earn() {
        balance.getAndUpdate(saved -> Math.min(SAVED_AT_MOST, saved + share));
    }

    /** @return whether one more may be repeated; then it is paid for */
    boolean spend() {
        return balance.getAndUpdate(saved -> saved >= PRICE ? saved - PRICE : saved) >= PRICE;
    }
}
