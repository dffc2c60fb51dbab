package dev.neurosdk.protocol.codec;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;

/** Gson's tree, which keeps numbers as they were written. */
enum GsonTree implements TreeMaker<JsonElement> {
    INSTANCE;

    @Override
    public JsonElement object() {
        return new JsonObject();
    }

    @Override
    public boolean put(JsonElement object, String name, JsonElement value) {
        return ((JsonObject) object).asMap().put(name, value) != null;
    }

    @Override
    public JsonElement array() {
        return new JsonArray();
    }

    @Override
    public void add(JsonElement array, JsonElement element) {
        ((JsonArray) array).add(element);
    }

    @Override
    public JsonElement text(String text) {
        return new JsonPrimitive(text);
    }

    @Override
    public JsonElement number(String literal) {
        return new JsonPrimitive(new Numeral(literal));
    }

    @Override
    public JsonElement flag(boolean value) {
        return new JsonPrimitive(value);
    }

    @Override
    public JsonElement nothing() {
        return JsonNull.INSTANCE;
    }

    /** A number as it was written. */
    private static final class Numeral extends Number {
        private static final long serialVersionUID = 1;

        private final String literal;

        Numeral(String literal) {
            this.literal = literal;
        }

        @Override
        public int intValue() {
            return (int) doubleValue();
        }

        @Override
        public long longValue() {
            return new BigDecimal(literal).longValue();
        }

        @Override
        public float floatValue() {
            return Float.parseFloat(literal);
        }

        @Override
        public double doubleValue() {
            return Double.parseDouble(literal);
        }

        @Override
        public String toString() {
            return literal;
        }
    }
}
