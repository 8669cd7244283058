import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends GET requests over connections that stay open, from one thread, and prints: requests a second, failures, and the latency in
 * microseconds at 50, 99 and 99.9 percent. With a rate, requests are due at even times whether or not earlier ones are answered,
 * and latency counts from when a request was due: a stall is not hidden by the requests that were not sent meanwhile. What
 * happens in the first two seconds, which come before the given ones, does not count: they are of this program's own compilers.
 *
 * <p>
 * {@code java Load.java <url> <connections> <seconds> [requests a second]}
 */
class Load {

    /** One more header, from the environment. */
    private static final String HEADER = System.getenv("LOAD_HEADER") == null ? "" : System.getenv("LOAD_HEADER") + "\r\n";

    private static final long WARM_UP_NANOS = 2_000_000_000;

    private final byte[] request;
    private final InetSocketAddress address;
    private final Selector selector = Selector.open();
    private final List<Connection> idle = new ArrayList<>();
    private long[] micros = new long[1 << 16];
    private int answered;
    private int failed;

    private Load(URI url) throws IOException {
        String target = url.getRawPath() + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
        this.request = ("GET " + target + " HTTP/1.1\r\nHost: " + url.getAuthority() + "\r\nAccept: application/json\r\n" + HEADER
                + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        this.address = new InetSocketAddress(url.getHost(), url.getPort());
    }

    public static void main(String[] args) throws IOException {
        Load load = new Load(URI.create(args[0]));
        double seconds = Double.parseDouble(args[2]);
        load.open(Integer.parseInt(args[1]));
        double rate = args.length > 3 ? Double.parseDouble(args[3]) : 0;
        load.run(WARM_UP_NANOS, rate);
        load.answered = 0;
        load.failed = 0;
        load.run((long) (seconds * 1e9), rate);
        load.report(seconds);
    }

    private void open(int connections) throws IOException {
        for (int i = 0; i < connections; i++) {
            idle.add(new Connection());
        }
    }

    private void run(long nanos, double rate) throws IOException {
        long start = System.nanoTime();
        long end = start + nanos;
        double gap = rate == 0 ? 0 : 1e9 / rate;
        long sent = 0;
        ArrayDeque<Long> due = new ArrayDeque<>();
        for (long now = start; now < end; now = System.nanoTime()) {
            if (rate == 0) {
                while (!idle.isEmpty()) {
                    idle.remove(idle.size() - 1).send(System.nanoTime());
                }
                selector.select(5);
            } else {
                while (start + (long) (sent * gap) <= now) {
                    due.add(start + (long) (sent++ * gap));
                }
                while (!due.isEmpty() && !idle.isEmpty()) {
                    idle.remove(idle.size() - 1).send(due.poll());
                }
                // Waiting without a pause would take a whole processor from what is measured.
                if (idle.isEmpty() || start + (long) (sent * gap) - System.nanoTime() > 2_000_000) {
                    selector.select(1);
                } else {
                    LockSupport.parkNanos(20_000);
                    selector.selectNow();
                }
            }
            for (SelectionKey key : selector.selectedKeys()) {
                ((Connection) key.attachment()).read();
            }
            selector.selectedKeys().clear();
        }
    }

    private void report(double seconds) {
        long[] sorted = Arrays.copyOf(micros, answered);
        Arrays.sort(sorted);
        System.out.printf(Locale.ROOT, "%.0f %d %d %d %d%n", answered / seconds, failed, at(sorted, 0.5), at(sorted, 0.99),
                at(sorted, 0.999));
    }

    private static long at(long[] sorted, double share) {
        return sorted.length == 0 ? -1 : sorted[(int) Math.min(sorted.length - 1, sorted.length * share)];
    }

    private final class Connection {

        private final SocketChannel channel;
        private ByteBuffer in = ByteBuffer.allocate(1 << 18);
        private long since;

        Connection() throws IOException {
            channel = SocketChannel.open(address);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, this);
        }

        void send(long from) throws IOException {
            since = from;
            in.clear();
            ByteBuffer out = ByteBuffer.wrap(request);
            while (out.hasRemaining()) {
                channel.write(out);
            }
        }

        void read() throws IOException {
            if (!in.hasRemaining()) {
                in = ByteBuffer.allocate(in.capacity() * 2).put(in.flip());
            }
            if (channel.read(in) < 0) {
                failed++;
                channel.close();
                idle.add(new Connection());
            } else if (isWhole()) {
                if (answered == micros.length) {
                    micros = Arrays.copyOf(micros, answered * 2);
                }
                micros[answered++] = (System.nanoTime() - since) / 1000;
                if (in.get(9) != '2') {
                    failed++;
                }
                idle.add(this);
            }
        }

        /** One answer is outstanding, so it is whole when as many bytes are there as it said, or its last chunk is. */
        private boolean isWhole() {
            int length = in.position();
            byte[] bytes = in.array();
            int body = after(bytes, length);
            if (body < 0) {
                return false;
            }
            String head = new String(bytes, 0, body, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
            int said = head.indexOf("\r\ncontent-length:");
            if (said >= 0) {
                int from = said + "\r\ncontent-length:".length();
                return length >= body + Integer.parseInt(head.substring(from, head.indexOf('\r', from)).trim());
            }
            return length - body >= 5 && new String(bytes, length - 5, 5, StandardCharsets.ISO_8859_1).equals("0\r\n\r\n");
        }

        private int after(byte[] bytes, int length) {
            for (int i = 3; i < length; i++) {
                if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n' && bytes[i - 3] == '\r') {
                    return i + 1;
                }
            }
            return -1;
        }
    }
}
