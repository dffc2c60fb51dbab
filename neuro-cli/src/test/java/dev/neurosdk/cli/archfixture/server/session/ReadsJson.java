package dev.neurosdk.cli.archfixture.server.session;

import com.google.gson.JsonObject;

/** Gson outside its rooms. */
public final class ReadsJson {
    void use(JsonObject it) {}
}
