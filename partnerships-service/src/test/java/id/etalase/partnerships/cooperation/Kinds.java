package id.etalase.partnerships.cooperation;

import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;

import id.etalase.kit.json.StrictJson;

/** The kinds of cooperation as they ship, for tests without a running service. */
public final class Kinds {

    private static final CooperationKinds SHIPPED = new CooperationKinds(json());

    private Kinds() {
    }

    public static List<CooperationKind> shipped() {
        return SHIPPED.list();
    }

    public static CooperationKind get(String code) {
        return SHIPPED.find(code).orElseThrow();
    }

    private static ObjectMapper json() {
        ObjectMapper json = new ObjectMapper();
        new StrictJson().customize(json);
        return json;
    }
}
