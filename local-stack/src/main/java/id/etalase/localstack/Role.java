package id.etalase.localstack;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The roles that the local identity provider gives tokens for; each is also the name of an OAuth 2.0 client. */
public enum Role {
    COOPERATION_OFFICER,
    HOME_AFFAIRS,
    FOREIGN_AFFAIRS,
    CITY_OFFICER,
    NATIONAL_REPRESENTATIVE,
    VISIT_DESK,
    PARK_OFFICER,
    POLICE,
    APP,
    AUDITOR,
    ADMINISTRATOR;

    /** The name as it stands in the claim {@code groups}. */
    public String claim() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    public static Optional<Role> of(String claim) {
        return Arrays.stream(values()).filter(role -> role.claim().equals(claim)).findFirst();
    }

    /** All names, for messages and help. */
    public static String names() {
        return Arrays.stream(values()).map(Role::claim).collect(Collectors.joining(", "));
    }
}
