package id.etalase.kit.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * The addresses at which somebody's server on the internet can be: none that the IANA registries of special-purpose addresses
 * name for IPv4 and IPv6 (RFC 6890, as of 2025), those that are reachable from everywhere among them, because they belong to
 * the
 * network itself. So no address either that carries another one within, which may be private: NAT64, 6to4, Teredo.
 */
final class PublicAddresses {

    private static final List<Block> SPECIAL_V4 = blocks("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8",
            "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
            // Multicast, and what is kept for the future with the limited broadcast at its end.
            "224.0.0.0/4", "240.0.0.0/4");

    /** All that was ever given to anybody; ::1, fc00::/7, fe80::/10, 64:ff9b::/96, 100::/64 and the like are outside. */
    private static final Block GLOBAL_V6 = Block.of("2000::/3");

    private static final List<Block> SPECIAL_V6 = blocks("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48",
            // Documentation since 2024, and the former test network.
            "3fff::/20", "3ffe::/16");

    private PublicAddresses() {
    }

    static boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == 4 ? SPECIAL_V4.stream().noneMatch(block -> block.contains(bytes))
                : GLOBAL_V6.contains(bytes) && SPECIAL_V6.stream().noneMatch(block -> block.contains(bytes));
    }

    private static List<Block> blocks(String... texts) {
        return Arrays.stream(texts).map(Block::of).toList();
    }

    private record Block(byte[] prefix, int bits) {

        static Block of(String text) {
            int slash = text.indexOf('/');
            try {
                // Only numbers, so nobody is asked.
                return new Block(InetAddress.getByName(text.substring(0, slash)).getAddress(),
                        Integer.parseInt(text.substring(slash + 1)));
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(text, e);
            }
        }

        boolean contains(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if (((address[bit / 8] ^ prefix[bit / 8]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
