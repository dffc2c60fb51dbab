package dev.neurosdk.server.http;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.codec.JsonMembers;
import dev.neurosdk.protocol.rule.Violation;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.server.Request;

/** A request that is not carried out, and what its sender can do about it. Immutable. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;
    private final transient List<Violation> violations;
    private final transient List<JsonMembers.Fault> faults;
    private final transient Map<String, String> headers;

    private Refusal(
            int status,
            String code,
            String detail,
            List<Violation> violations,
            List<JsonMembers.Fault> faults,
            Map<String, String> headers) {
        super(requireNonNull(detail, "detail"), null, false, false);
        this.status = status;
        this.code = requireNonNull(code, "code");
        this.violations = List.copyOf(violations);
        this.faults = List.copyOf(faults);
        this.headers = Map.copyOf(headers);
    }

    /**
     * Makes a refusal.
     *
     * @param status the HTTP status, 400 to 599
     * @param code what is wrong, for programs, for example {@code unknown-game}
     * @param detail what is wrong and what to do, a sentence for people
     */
    public Refusal(int status, String code, String detail) {
        this(status, code, detail, List.of(), List.of(), Map.of());
    }

    /**
     * A refusal of action data that does not fit.
     *
     * @param detail what is wrong and what to do
     * @param violations each place that does not fit
     * @return a refusal with status 422
     */
    public static Refusal unfit(String detail, List<Violation> violations) {
        return new Refusal(422, "invalid-data", detail, violations, List.of(), Map.of());
    }

    /**
     * A refusal of a body that can't be read as what it should be.
     *
     * @param faults each thing that is wrong
     * @return a refusal with status 400
     */
    public static Refusal unreadable(List<JsonMembers.Fault> faults) {
        JsonMembers.Fault first = faults.get(0);
        String where = first.pointer().isEmpty() ? "" : " at " + first.pointer();
        return new Refusal(
                400,
                "invalid-body",
                "The body can't be used" + where + ": expected " + first.expected() + ", was " + first.actual() + ".",
                List.of(),
                faults,
                Map.of());
    }

    /**
     * A refusal of a method that a path does not know.
     *
     * @param allowed the methods that it knows, with commas between them
     * @return a refusal with status 405
     */
    public static Refusal wrongMethod(String allowed) {
        return new Refusal(
                405,
                "wrong-method",
                "This path knows other methods: use " + allowed + ".",
                List.of(),
                List.of(),
                Map.of("Allow", allowed));
    }

    /**
     * Refuses whoever may not come in.
     *
     * @param access who may
     * @param request the request
     * @throws Refusal with 401 when the request shows no token and has to
     */
    public static void requireAccess(Access access, Request request) {
        if (!access.admits(request)) {
            throw new Refusal(
                    401,
                    "unauthorized",
                    "This server wants a token: send the header \"Authorization: Bearer TOKEN\".",
                    List.of(),
                    List.of(),
                    Map.of("WWW-Authenticate", "Bearer"));
        }
    }

    /** {@return the HTTP status} */
    public int status() {
        return status;
    }

    /** {@return what is wrong, for programs} */
    public String code() {
        return code;
    }

    /** {@return what is wrong and what to do, a sentence for people} */
    public String detail() {
        return String.valueOf(getMessage());
    }

    /** {@return what the response's header says besides, by name; unmodifiable} */
    public Map<String, String> headers() {
        return headers;
    }

    /** {@return the places of action data that do not fit; empty when something else is wrong} */
    public List<Violation> violations() {
        return violations;
    }

    /** {@return what is wrong with the body; empty when something else is wrong} */
    public List<JsonMembers.Fault> faults() {
        return faults;
    }
}
