package id.etalase.kit.json;

import java.io.IOException;
import java.math.BigDecimal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.deser.std.JsonNodeDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;

/** Reads single values without guessing: a text is a text, a number a number that can be stored. */
final class StrictValues extends SimpleModule {

    private static final long serialVersionUID = 1L;
    /** Far beyond any figure here, and short enough to write out: {@code 1e999999999} would be a gigabyte of zeros. */
    private static final int MOST_DIGITS = 40;

    StrictValues() {
        super("strict-values");
        addDeserializer(String.class, new Text());
        addKeyDeserializer(String.class, new Name());
        addDeserializer(JsonNode.class, new Tree());
        addDeserializer(BigDecimal.class, new Decimal());
        addDeserializer(Double.class, new Floating());
        addDeserializer(double.class, new Floating());
        TextFormat.values().forEach(this::add);
    }

    private <T> void add(TextFormat<T> format) {
        addDeserializer(format.type(), new Formatted<>(format));
    }

    private static final class Formatted<T> extends StdScalarDeserializer<T> {
        private static final long serialVersionUID = 1L;
        private final transient TextFormat<T> format;

        Formatted(TextFormat<T> format) {
            super(format.type());
            this.format = format;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = textOf(parser, context, format.type());
            return format.parse(text)
                    .orElseThrow(() -> context.weirdStringException(text, format.type(), format.error()));
        }
    }

    private static final class Text extends StdScalarDeserializer<String> {
        private static final long serialVersionUID = 1L;

        Text() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = textOf(parser, context, String.class);
            if (!StorableText.isStorable(text)) {
                throw context.weirdStringException(text, String.class, "forbidden-character");
            }
            return text;
        }
    }

    private static final class Name extends KeyDeserializer {
        @Override
        public Object deserializeKey(String key, DeserializationContext context) throws IOException {
            if (!StorableText.isStorable(key)) {
                throw context.weirdStringException(key, String.class, "forbidden-character");
            }
            return key;
        }
    }

    private static final class Tree extends StdScalarDeserializer<JsonNode> {
        private static final long serialVersionUID = 1L;

        Tree() {
            super(JsonNode.class);
        }

        @Override
        public JsonNode deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            @SuppressWarnings("unchecked")
            JsonDeserializer<JsonNode> plain = (JsonDeserializer<JsonNode>) JsonNodeDeserializer
                    .getDeserializer(JsonNode.class);
            JsonNode tree = plain.deserialize(parser, context);
            check(tree, context);
            return tree;
        }

        @Override
        public JsonNode getNullValue(DeserializationContext context) {
            return context.getNodeFactory().nullNode();
        }

        private static void check(JsonNode node, DeserializationContext context) throws IOException {
            if (node.isTextual() && !StorableText.isStorable(node.textValue())) {
                throw context.weirdStringException(node.textValue(), String.class, "forbidden-character");
            }
            for (var member : node.properties()) {
                if (!StorableText.isStorable(member.getKey())) {
                    throw context.weirdStringException(member.getKey(), String.class, "forbidden-character");
                }
            }
            for (JsonNode child : node) {
                check(child, context);
            }
        }
    }

    private static final class Decimal extends StdScalarDeserializer<BigDecimal> {
        private static final long serialVersionUID = 1L;

        Decimal() {
            super(BigDecimal.class);
        }

        @Override
        public BigDecimal deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            BigDecimal number = numberOf(parser, context, BigDecimal.class).getDecimalValue();
            if (Math.abs((long) number.scale()) > MOST_DIGITS || number.precision() > MOST_DIGITS) {
                throw context.weirdNumberException(0, BigDecimal.class, "number-out-of-range");
            }
            return number;
        }
    }

    private static final class Floating extends StdScalarDeserializer<Double> {
        private static final long serialVersionUID = 1L;

        Floating() {
            super(Double.class);
        }

        @Override
        public Double deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            double number = numberOf(parser, context, Double.class).getDoubleValue();
            if (!Double.isFinite(number)) {
                throw context.weirdNumberException(0, Double.class, "number-out-of-range");
            }
            return number;
        }

        @Override
        public Double getNullValue(DeserializationContext context) {
            return null;
        }
    }

    private static String textOf(JsonParser parser, DeserializationContext context, Class<?> type) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            context.handleUnexpectedToken(type, parser);
        }
        return parser.getText();
    }

    private static JsonParser numberOf(JsonParser parser, DeserializationContext context, Class<?> type) throws IOException {
        if (!parser.currentToken().isNumeric()) {
            context.handleUnexpectedToken(type, parser);
        }
        return parser;
    }
}
