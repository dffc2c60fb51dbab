package dev.neurosdk.server.http.control;

import dev.neurosdk.protocol.codec.JsonMembers;
import dev.neurosdk.protocol.codec.JsonText;
import dev.neurosdk.protocol.rule.Violation;
import dev.neurosdk.server.http.Refusal;
import java.util.Map;
import org.eclipse.jetty.http.HttpStatus;

/** What a program is answered. Immutable. */
record Reply(int status, String contentType, String body, Map<String, String> headers) {

    Reply {
        headers = Map.copyOf(headers);
    }

    static Reply ok(JsonText json) {
        return new Reply(HttpStatus.OK_200, "application/json", json.toString(), Map.of());
    }

    /** How something ended, where there is no more to say. */
    static Reply outcome(int status, String outcome) {
        JsonText json = new JsonText().beginObject().member("outcome", outcome).endObject();
        return new Reply(status, "application/json", json.toString(), Map.of());
    }

    /** Source: RFC 9457. */
    static Reply problem(Refusal refusal) {
        JsonText json = new JsonText().beginObject();
        json.member("title", HttpStatus.getMessage(refusal.status())).member("status", refusal.status());
        json.member("detail", refusal.detail()).member("code", refusal.code());
        if (!refusal.violations().isEmpty()) {
            json.name("violations").beginArray();
            refusal.violations().forEach(violation -> violation(json, violation));
            json.endArray();
        }
        if (!refusal.faults().isEmpty()) {
            json.name("faults").beginArray();
            refusal.faults().forEach(fault -> fault(json, fault));
            json.endArray();
        }
        return new Reply(
                refusal.status(), "application/problem+json", json.endObject().toString(), refusal.headers());
    }

    private static void violation(JsonText json, Violation violation) {
        json.beginObject();
        json.member("clause", violation.clause().id())
                .member("rule", violation.rule().id());
        json.member("pointer", violation.pointer());
        json.member("expected", violation.expected()).member("actual", violation.actual());
        json.member("message", violation.message()).endObject();
    }

    private static void fault(JsonText json, JsonMembers.Fault fault) {
        json.beginObject().member("pointer", fault.pointer());
        json.member("expected", fault.expected())
                .member("actual", fault.actual())
                .endObject();
    }
}
