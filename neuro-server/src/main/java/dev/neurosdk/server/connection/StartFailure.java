package dev.neurosdk.server.connection;

import java.net.BindException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Locale;

/** Why a port could not be opened, in words that say what to do. */
final class StartFailure {

    private StartFailure() {}

    static StartFailedException explain(PortSettings settings, Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartFailedException explained) {
                return explained;
            }
            if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
                return because(settings, "there is no such host; set a name or address of this machine", failure);
            }
            if (cause instanceof SocketException) {
                return because(settings, words(settings, cause), failure);
            }
        }
        return because(settings, String.valueOf(failure), failure);
    }

    private static StartFailedException because(PortSettings settings, String why, Exception failure) {
        return new StartFailedException("Cannot listen on " + settings.where() + ": " + why, failure);
    }

    private static String words(PortSettings settings, Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        String lower = message.toLowerCase(Locale.ROOT);
        if (lower.contains("in use")) {
            return "the port is in use; choose another one, or 0 for any free one";
        }
        if (lower.contains("permission denied") || lower.contains("access")) {
            return settings.port() < 1024
                    ? "permission denied; ports below 1024 want a privilege, choose one from 1024 on"
                    : "permission denied";
        }
        return failure instanceof BindException && lower.contains("assign requested address")
                ? "this machine has no such address; 127.0.0.1 is always there, 0.0.0.0 means all"
                : message;
    }
}
