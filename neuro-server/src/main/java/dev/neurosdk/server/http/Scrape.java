package dev.neurosdk.server.http;

/** What a monitoring system collects from {@code /metrics}. Thread-safe. */
public interface Scrape {

    /** {@return the media type, for example {@code text/plain; version=0.0.4; charset=utf-8}} */
    String contentType();

    /** {@return the figures as of now} */
    String text();
}
