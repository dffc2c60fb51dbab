package dev.neurosdk.server.stream.socket;

import dev.neurosdk.server.http.Access;
import dev.neurosdk.server.stream.Grant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Who may see which topics: everybody all of them, or whoever shows a token those that go with it. Immutable. */
public final class Tickets {

    private static final Tickets OPEN = new Tickets(List.of(), Access.open());

    private final List<Ticket> tickets;
    private final Access access;

    private Tickets(List<Ticket> tickets, Access access) {
        this.tickets = List.copyOf(tickets);
        this.access = access;
    }

    private record Ticket(Access access, Grant grant) {}

    /** {@return tickets for everybody and everything} */
    public static Tickets open() {
        return OPEN;
    }

    /**
     * A ticket for each token.
     *
     * @param grants tokens, none blank, and what each of them is for; at least one
     * @return the tickets
     * @throws IllegalArgumentException when there is none, or a blank token; the message shows none
     */
    public static Tickets of(Map<String, Grant> grants) {
        if (grants.isEmpty()) {
            throw new IllegalArgumentException("tokens: expected at least one, was empty");
        }
        Access any = Access.tokens(grants.keySet());
        return new Tickets(
                grants.entrySet().stream()
                        .map(entry -> new Ticket(Access.tokens(Set.of(entry.getKey())), entry.getValue()))
                        .toList(),
                any);
    }

    /**
     * Tickets from a file: on each line a token, blanks, and topics with commas between them, or {@code *} for all; empty lines
     * and those that begin with {@code #} mean nothing.
     *
     * @param file the file, in UTF-8
     * @return the tickets
     * @throws IOException when it can't be read, or a line is none; the message names the line and shows no token
     */
    public static Tickets read(Path file) throws IOException {
        Map<String, Grant> grants = new LinkedHashMap<>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String[] parts = line.split("\\s+", -1);
            Grant grant = grant(parts);
            if (grant == null || grants.put(parts[0], grant) != null) {
                throw new IOException(file + ", line " + (i + 1)
                        + ": expected TOKEN TOPIC,TOPIC… (* for all), each token" + " once, was something else");
            }
        }
        if (grants.isEmpty()) {
            throw new IOException(file + ": expected at least one line TOKEN TOPIC,TOPIC…, was empty");
        }
        return of(grants);
    }

    private static @Nullable Grant grant(String[] parts) {
        try {
            return parts.length == 2 ? Grant.of(List.of(parts[1].split(",", -1))) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** {@return whether everybody may see everything} */
    public boolean isOpen() {
        return tickets.isEmpty();
    }

    /** Everybody who has a ticket, whatever it is for. */
    Access access() {
        return access;
    }

    /** What the request may see; null when it shows no token and has to. */
    @Nullable
    Grant grant(Request request) {
        if (isOpen()) {
            return Grant.all();
        }
        List<Grant> found = new ArrayList<>();
        for (Ticket ticket : tickets) {
            if (ticket.access().admits(request)) {
                found.add(ticket.grant());
            }
        }
        return found.isEmpty() ? null : found.get(0);
    }

    @Override
    public String toString() {
        return isOpen() ? "open" : tickets.size() + " token(s)";
    }
}
