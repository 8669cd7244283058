package id.etalase.partnerships.document;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs requests as Amazon's Signature Version 4 prescribes, for requests without a query. */
record S3Signature(String region, String accessKey, String secretKey) {

    /** The SHA-256 of no bytes. */
    static final String EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
            .withZone(ZoneOffset.UTC);

    /** The headers with those that the signature adds; names in lower case. */
    Map<String, String> sign(String method, String path, Map<String, String> headers, String sha256, Instant at) {
        String stamp = STAMP.format(at);
        String scope = stamp.substring(0, 8) + "/" + region + "/s3/aws4_request";
        Map<String, String> all = new TreeMap<>(headers);
        all.put("x-amz-content-sha256", sha256);
        all.put("x-amz-date", stamp);
        String names = String.join(";", all.keySet());
        String canonical = method + "\n" + path + "\n\n"
                + all.entrySet().stream().map(header -> header.getKey() + ":" + header.getValue().strip() + "\n")
                        .collect(Collectors.joining())
                + "\n" + names + "\n" + sha256;
        String toSign = ALGORITHM + "\n" + stamp + "\n" + scope + "\n" + hex(digest(canonical));
        byte[] key = ("AWS4" + secretKey).getBytes(StandardCharsets.UTF_8);
        for (String part : scope.split("/")) {
            key = hmac(key, part);
        }
        all.put("authorization", ALGORITHM + " Credential=" + accessKey + "/" + scope + ",SignedHeaders=" + names
                + ",Signature=" + hex(hmac(key, toSign)));
        return all;
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
