package dev.neurosdk.cli.serve;

import java.io.IOException;
import java.net.BindException;

/** Why a port could not be had, and what to do about it. */
final class BindFailure {

    private BindFailure() {}

    static IOException explain(IOException failure, String host, int port) {
        return isTaken(failure) && String.valueOf(failure.getMessage()).contains(host + ":" + port + ": ")
                ? new IOException(
                        "port " + port + " on " + host + " is already in use: choose another with --port "
                                + other(port),
                        failure)
                : failure;
    }

    private static int other(int port) {
        return port < 65_535 ? port + 1 : port - 1;
    }

    private static boolean isTaken(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException
                    && String.valueOf(cause.getMessage()).contains("already in use")) {
                return true;
            }
        }
        return false;
    }
}
