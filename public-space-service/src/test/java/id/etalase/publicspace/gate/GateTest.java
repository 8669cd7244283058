package id.etalase.publicspace.gate;

import static id.etalase.publicspace.Visits.activity;
import static id.etalase.publicspace.Visits.app;
import static id.etalase.publicspace.Visits.booked;
import static id.etalase.publicspace.Visits.cancel;
import static id.etalase.publicspace.Visits.desk;
import static id.etalase.publicspace.Visits.session;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;

import id.etalase.publicspace.TestClock;
import id.etalase.testkit.EmbeddedServers;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "publicspace"))
class GateTest {

    @AfterEach
    void setTheClockRight() {
        TestClock.reset();
    }

    @Test
    void a_ticket_can_be_read_from_its_picture_and_checked_offline_with_the_published_key() throws Exception {
        // Given
        String booking = booked(session(activity(10, "")), "{\"public\": 3}");
        byte[] png = app().get("/v1/bookings/" + booking + "/ticket.png").then().statusCode(200).extract().asByteArray();

        // When
        String scanned = read(png);

        // Then
        String[] parts = scanned.split("\\.");
        // Each signature of the same ticket is another one.
        assertThat(ticket(booking)).startsWith(parts[0] + "." + parts[1] + ".");
        Signature check = Signature.getInstance("SHA256withECDSAinP1363Format");
        check.initVerify(publishedKey());
        check.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(check.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
        assertThat(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)).contains(booking)
                .contains("\"heads\":3");
        String svg = app().get("/v1/bookings/" + booking + "/ticket.svg").then().statusCode(200).contentType("image/svg+xml")
                .extract().asString();
        assertThat(read(drawn(svg))).startsWith(parts[0] + "." + parts[1] + ".");
    }

    /** The rows of the picture, drawn as a browser would. */
    private static byte[] drawn(String svg) throws IOException {
        int size = Integer.parseInt(svg.replaceAll("(?s).*viewBox=\"0 0 (\\d+) .*", "$1"));
        int pixels = 4;
        BufferedImage image = new BufferedImage(size * pixels, size * pixels, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, image.getWidth(), image.getHeight());
        pen.setColor(Color.BLACK);
        Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\3z").matcher(svg).results()
                .forEach(row -> pen.fillRect(Integer.parseInt(row.group(1)) * pixels, Integer.parseInt(row.group(2)) * pixels,
                        Integer.parseInt(row.group(3)) * pixels, pixels));
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return png.toByteArray();
    }

    @Test
    void the_same_scan_twice_is_one_check_in_and_part_of_a_group_can_follow() {
        // Given
        String ticket = atTheGate(booked(session(activity(10, "")), "{\"pupils\": 5}"));

        // When
        Response first = scan(ticket, "n1", 3);
        Response again = scan(ticket, "n1", 3);
        Response rest = scan(ticket, "n2", null);
        Response more = scan(ticket, "n3", null);

        // Then
        first.then().statusCode(200).body("heads", equalTo(3)).body("left", equalTo(2)).body("repeated", equalTo(false));
        again.then().statusCode(200).body("checkedIn", equalTo(3)).body("repeated", equalTo(true));
        rest.then().statusCode(200).body("heads", equalTo(2)).body("left", equalTo(0));
        more.then().statusCode(409).body("code", equalTo("already-used"));
    }

    @Test
    void of_two_gates_that_race_one_lets_in_and_the_other_says_already_used() throws Exception {
        ExecutorService gates = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 5; round++) {
                // Given
                String ticket = atTheGate(booked(session(activity(10, "")), "{\"public\": 2}"));
                List<Callable<Integer>> scans = IntStream.range(0, 8)
                        .<Callable<Integer>> mapToObj(gate -> () -> scan(ticket, "gate-" + gate, null).statusCode()).toList();

                // When
                List<Integer> answers = gates.invokeAll(scans).stream().map(answer -> {
                    try {
                        return answer.get();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }).toList();

                // Then
                assertThat(answers).containsOnlyOnce(200);
                assertThat(answers).filteredOn(status -> status != 200).containsOnly(409);
                TestClock.reset();
            }
        } finally {
            gates.shutdown();
        }
    }

    @Test
    void each_refusal_has_its_reason() {
        String booking = booked(session(activity(10, "")), "{\"public\": 2}");
        String ticket = ticket(booking);
        scan(ticket, "a", null).then().statusCode(409).body("code", equalTo("too-early"));
        scan(ticket.substring(0, ticket.length() - 4) + "AAAA", "a", null).then().statusCode(409)
                .body("code", equalTo("ticket-invalid"));
        scan("eyJhbGciOiJub25lIn0.e30.", "a", null).then().statusCode(409).body("code", equalTo("ticket-invalid"));
        cancel(booking).then().statusCode(200);
        scan(ticket, "a", null).then().statusCode(409).body("code", equalTo("booking-cancelled"));
    }

    private static String atTheGate(String booking) {
        String ticket = ticket(booking);
        Instant start = Instant.parse(app().get("/v1/bookings/" + booking).path("startsAt"));
        TestClock.putForward(Duration.between(TestClock.now(), start));
        return ticket;
    }

    private static String ticket(String booking) {
        return app().get("/v1/bookings/" + booking + "/ticket").then().statusCode(200).extract().path("token");
    }

    private static Response scan(String ticket, String nonce, Integer heads) {
        return desk().body("{\"ticket\": \"%s\", \"nonce\": \"%s\", \"gate\": \"trunojoyo\"%s}".formatted(ticket, nonce,
                heads == null ? "" : ", \"heads\": " + heads)).post("/v1/check-ins");
    }

    private static String read(byte[] png) throws Exception {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        // As a picture and not as a photo: looking for a code that may be tilted misses one in thirty that is not.
        return new QRCodeReader().decode(
                new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels))),
                Map.of(DecodeHintType.PURE_BARCODE, true)).getText();
    }

    private static java.security.PublicKey publishedKey() throws Exception {
        Response keys = given().get("/v1/ticket-keys").then().statusCode(200).extract().response();
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(
                new ECPoint(number(keys.path("keys[0].x")), number(keys.path("keys[0].y"))),
                curve.getParameterSpec(ECParameterSpec.class)));
    }

    private static BigInteger number(String base64) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(base64));
    }
}
