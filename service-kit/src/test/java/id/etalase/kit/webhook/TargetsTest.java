package id.etalase.kit.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import id.etalase.kit.error.RuleViolation;

class TargetsTest {

    @ParameterizedTest
    @ValueSource(strings = { "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1",
            "169.254.169.254", "100.64.0.1", "192.0.0.8", "198.18.0.1", "203.0.113.9", "224.0.0.1", "240.0.0.1",
            "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "fd12:3456::1", "ff02::1", "::ffff:127.0.0.1",
            "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::a00:1", "2002:7f00:1::", "2001::1", "2001:0:808:808::f5ff:fffe",
            "2001:db8::1", "2001:2::1", "2001:4:112::1", "2001:20::1", "2001:30::1", "2620:4f:8000::1", "3fff::1", "5f00::1",
            "100::1", "100:0:0:1::1", "::7f00:1", "fec0::1", "3ffe::1", "192.31.196.1", "192.52.193.1", "192.88.99.1",
            "192.175.48.1", "198.19.255.255", "198.51.100.1", "192.0.2.1" })
    void addresses_that_are_not_public_are_refused(String address) throws Exception {
        assertThat(PublicAddresses.contains(InetAddress.getByName(address))).isFalse();
        assertThat(targets(address).resolve(URI.create("https://receiver.example"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "8.8.8.8", "172.32.0.1", "100.128.0.1", "192.0.1.1", "2606:4700::1111", "2001:4860:4860::8888",
            "2001:200::1", "192.88.98.1", "198.20.0.1", "2003::1", "3fff:1000::1" })
    void public_addresses_are_taken(String address) throws Exception {
        assertThat(targets(address).resolve(URI.create("https://receiver.example"))).contains(InetAddress.getByName(address));
    }

    @Test
    void one_private_address_among_public_ones_is_enough_to_refuse() throws Exception {
        assertThat(targets("8.8.8.8", "10.0.0.1").resolve(URI.create("https://receiver.example"))).isEmpty();
    }

    @Test
    void a_name_that_pointed_to_a_public_address_is_refused_once_it_points_inside() throws Exception {
        Iterator<String> answers = List.of("8.8.8.8", "127.0.0.1").iterator();
        Targets targets = new Targets(false, host -> addresses(answers.next()));

        assertThatCode(() -> targets.check("https://receiver.example/hook")).doesNotThrowAnyException();
        assertThat(targets.resolve(URI.create("https://receiver.example/hook"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "http://receiver.example/,not-https", "ftp://receiver.example/,not-https", "nonsense,not-a-webhook-url",
            "https://user:secret@receiver.example/,not-a-webhook-url", "https://receiver.example/#part,not-a-webhook-url",
            "https://receiver.example:99999/,not-a-webhook-url", "'https://a b/',not-a-webhook-url",
            "https:///nowhere,not-a-webhook-url" })
    void an_address_that_cannot_be_used_is_refused_with_the_reason(String url, String code) {
        assertThatThrownBy(() -> targets("8.8.8.8").check(url)).isInstanceOfSatisfying(RuleViolation.class,
                refusal -> assertThat(refusal.errors()).extracting("code").containsExactly(code));
    }

    @Test
    void the_scheme_may_be_written_in_capitals() {
        assertThatCode(() -> targets("8.8.8.8").check("HTTPS://receiver.example/hook")).doesNotThrowAnyException();
    }

    @Test
    void a_private_target_and_an_unknown_host_are_refused_by_name() {
        Targets unknown = new Targets(false, host -> {
            throw new UnknownHostException(host);
        });

        assertThatThrownBy(() -> targets("192.168.0.1").check("https://receiver.example/"))
                .hasMessageContaining("not-a-public-address");
        assertThatThrownBy(() -> unknown.check("https://receiver.example/")).hasMessageContaining("unknown-host");
    }

    @Test
    void the_setting_for_local_trials_allows_them() {
        assertThatCode(() -> new Targets(true, InetAddress::getAllByName).check("http://localhost:9/hook"))
                .doesNotThrowAnyException();
    }

    private static Targets targets(String... addresses) {
        return new Targets(false, host -> addresses(addresses));
    }

    private static InetAddress[] addresses(String... texts) {
        return Arrays.stream(texts).map(TargetsTest::address).toArray(InetAddress[]::new);
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
