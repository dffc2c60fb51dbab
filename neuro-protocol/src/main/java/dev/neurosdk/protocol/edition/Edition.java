package dev.neurosdk.protocol.edition;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One dated state of the official specification, as data: what code elsewhere asks instead of comparing dates.
 *
 * <p>The editions E0 to E8+ are constants here; a later one is made with {@link #successor(String, LocalDate)}, which
 * starts from everything its predecessor says. Immutable. Source: section 12 of the protocol page.
 */
public final class Edition {

    private static final Set<String> LIST_32 = keywords("""
            $anchor $comment $defs $dynamicAnchor $dynamicRef $id $ref $schema $vocabulary
            additionalProperties allOf anyOf contentEncoding contentMediaType contentSchema dependentRequired
            dependentSchemas deprecated description else if maxProperties minProperties not oneOf patternProperties
            readOnly then title unevaluatedItems unevaluatedProperties writeOnly""");
    private static final Set<String> LIST_33 = keywords(String.join(" ", LIST_32) + " multipleOf");

    /** The first text: envelope, action definitions, six messages from the game, {@code action}. */
    public static final Edition E0 = new Builder("E0", LocalDate.of(2024, 12, 4), null).build();

    /** Text frames only; one force at a time; proposals in a list of their own. */
    public static final Edition E1 = E0.successor("E1", LocalDate.of(2024, 12, 11))
            .binaryForbidden(true)
            .oneForceAtATime(true)
            .build();

    /** A list of schema keywords not to use. */
    public static final Edition E2 = E1.successor("E2", LocalDate.of(2024, 12, 17))
            .weakKeywords(LIST_32, KeywordStance.AVOID)
            .build();

    /** Schema roots must be objects; the list of keywords becomes a warning that support is doubtful. */
    public static final Edition E3 = E2.successor("E3", LocalDate.of(2025, 7, 29))
            .rootTypeObject(true)
            .weakKeywords(LIST_33, KeywordStance.DOUBTFUL)
            .uniqueItemsDoubtful(true)
            .build();

    /** {@code priority} on {@code actions/force}. */
    public static final Edition E4 =
            E3.successor("E4", LocalDate.of(2025, 12, 17)).priority(true).build();

    /** The acknowledgement of {@code startup}. */
    public static final Edition E5 =
            E4.successor("E5", LocalDate.of(2026, 7, 1)).startupAck(true).build();

    /** The voice side channel. */
    public static final Edition E6 =
            E5.successor("E6", LocalDate.of(2026, 8, 19)).voice(true).build();

    /** Duplicate registrations replace; a result deadline; {@code speech_finished}; unknown messages are ignored. */
    public static final Edition E7 = E6.successor("E7", LocalDate.of(2026, 8, 20))
            .duplicateRegister(DuplicateRegister.REPLACE)
            .unknownIgnored(true)
            .resultLimit(Duration.ofSeconds(30))
            .lateResultDiscarded(true)
            .speechFinished(true)
            .successMessage(SuccessMessage.RARE)
            .registrationAdvice(RegistrationAdvice.EVERYTHING_ONCE)
            .build();

    /** A shorter result deadline; success messages describe what changed. */
    public static final Edition E8 = E7.successor("E8", LocalDate.of(2026, 8, 21))
            .resultLimit(Duration.ofSeconds(20))
            .successMessage(SuccessMessage.STATE_CHANGES)
            .build();

    /** Advice only: mode-specific actions come and go with their mode. Undated. */
    public static final Edition E8_PLUS = E8.successor("E8+", null)
            .registrationAdvice(RegistrationAdvice.PER_MODE)
            .build();

    private static final List<Edition> ALL = List.of(E0, E1, E2, E3, E4, E5, E6, E7, E8, E8_PLUS);

    private final String id;
    private final @Nullable LocalDate date;
    private final @Nullable Edition predecessor;
    private final boolean binaryForbidden;
    private final boolean oneForceAtATime;
    private final DuplicateRegister duplicateRegister;
    private final @Nullable Duration resultLimit;
    private final boolean rootTypeObject;
    private final Set<String> weakKeywords;
    private final KeywordStance weakKeywordStance;
    private final boolean uniqueItemsDoubtful;
    private final boolean priority;
    private final boolean startupAck;
    private final boolean voice;
    private final boolean unknownIgnored;
    private final boolean lateResultDiscarded;
    private final boolean speechFinished;
    private final SuccessMessage successMessage;
    private final RegistrationAdvice registrationAdvice;

    private Edition(Builder builder) {
        id = builder.id;
        date = builder.date;
        predecessor = builder.predecessor;
        binaryForbidden = builder.binaryForbidden;
        oneForceAtATime = builder.oneForceAtATime;
        duplicateRegister = builder.duplicateRegister;
        resultLimit = builder.resultLimit;
        rootTypeObject = builder.rootTypeObject;
        weakKeywords = builder.weakKeywords;
        weakKeywordStance = builder.weakKeywordStance;
        uniqueItemsDoubtful = builder.uniqueItemsDoubtful;
        priority = builder.priority;
        startupAck = builder.startupAck;
        voice = builder.voice;
        unknownIgnored = builder.unknownIgnored;
        lateResultDiscarded = builder.lateResultDiscarded;
        speechFinished = builder.speechFinished;
        successMessage = builder.successMessage;
        registrationAdvice = builder.registrationAdvice;
    }

    /**
     * The edition that everything uses unless told otherwise.
     *
     * @return E8+
     */
    public static Edition newest() {
        return E8_PLUS;
    }

    /**
     * Every edition known here, oldest first.
     *
     * @return E0 to the newest; unmodifiable
     */
    public static List<Edition> all() {
        return ALL;
    }

    /**
     * Finds a known edition.
     *
     * @param id an id such as {@code E7} or {@code E8+}; compared exactly
     * @return the edition, or nothing when no known edition has that id
     */
    public static Optional<Edition> byId(String id) {
        return ALL.stream().filter(edition -> edition.id.equals(id)).findFirst();
    }

    /**
     * Starts a later edition that says everything this one says until changed.
     *
     * @param id its id, not empty
     * @param date when it was published, or null when it is undated
     * @return a builder; confined to one thread
     */
    public Builder successor(String id, @Nullable LocalDate date) {
        return new Builder(id, date, this);
    }

    /**
     * Whether what came into force with another edition is in force here.
     *
     * @param other the edition that a range starts with
     * @return true when this is that edition or comes after it
     */
    public boolean isAtLeast(Edition other) {
        for (Edition edition = this; edition != null; edition = edition.predecessor) {
            if (edition == other) {
                return true;
            }
        }
        return false;
    }

    /** {@return the id, for example {@code E7}} */
    public String id() {
        return id;
    }

    /** {@return the day of publication; nothing for an undated edition} */
    public Optional<LocalDate> date() {
        return Optional.ofNullable(date);
    }

    /** {@return whether binary frames are forbidden on the main socket (ENV-3)} */
    public boolean binaryForbidden() {
        return binaryForbidden;
    }

    /** {@return whether a game may have only one force open (FRC-2)} */
    public boolean oneForceAtATime() {
        return oneForceAtATime;
    }

    /** {@return what registering an active name again does (REG-2)} */
    public DuplicateRegister duplicateRegister() {
        return duplicateRegister;
    }

    /** {@return how long a game may owe a result (RES-4); nothing where no deadline is written} */
    public Optional<Duration> resultLimit() {
        return Optional.ofNullable(resultLimit);
    }

    /** {@return whether a non-empty schema must say {@code "type": "object"} at its root (ACD-3)} */
    public boolean rootTypeObject() {
        return rootTypeObject;
    }

    /** {@return the schema keywords that are badly supported (ACD-4); unmodifiable} */
    public Set<String> weakKeywords() {
        return weakKeywords;
    }

    /** {@return how strongly the {@linkplain #weakKeywords() weak keywords} are discouraged} */
    public KeywordStance weakKeywordStance() {
        return weakKeywordStance;
    }

    /** {@return whether {@code uniqueItems} is named as not to be relied on (ACD-5)} */
    public boolean uniqueItemsDoubtful() {
        return uniqueItemsDoubtful;
    }

    /** {@return whether {@code actions/force} has a {@code priority} (FRC-3)} */
    public boolean priority() {
        return priority;
    }

    /** {@return whether a server may acknowledge {@code startup} (ACK-1)} */
    public boolean startupAck() {
        return startupAck;
    }

    /** {@return whether the voice side channel exists} */
    public boolean voice() {
        return voice;
    }

    /** {@return whether it is written that unknown and malformed messages are ignored (ENV-6)} */
    public boolean unknownIgnored() {
        return unknownIgnored;
    }

    /** {@return whether it is written that a late result is discarded (RES-4)} */
    public boolean lateResultDiscarded() {
        return lateResultDiscarded;
    }

    /** {@return whether a server may send {@code speech_finished} (SPF-1)} */
    public boolean speechFinished() {
        return speechFinished;
    }

    /** {@return what the message of a successful result is for (BPR-5)} */
    public SuccessMessage successMessage() {
        return successMessage;
    }

    /** {@return when a game is advised to register its actions (BPA-3)} */
    public RegistrationAdvice registrationAdvice() {
        return registrationAdvice;
    }

    @Override
    public String toString() {
        return id;
    }

    private static Set<String> keywords(String list) {
        return unmodifiable(Set.of(list.split("\\s+")));
    }

    private static Set<String> unmodifiable(Set<String> names) {
        return Collections.unmodifiableSet(
                new LinkedHashSet<>(names.stream().sorted().toList()));
    }

    /** What registering a name that is already active does. */
    public enum DuplicateRegister {
        /** The first definition stays. */
        IGNORE,
        /** The newer definition takes its place. */
        REPLACE
    }

    /** How strongly an edition discourages a schema keyword. */
    public enum KeywordStance {
        /** Nothing is said. */
        UNLISTED,
        /** Games are asked not to use it. */
        AVOID,
        /** Support is said to be doubtful. */
        DOUBTFUL
    }

    /** What the message of a successful result is for. */
    public enum SuccessMessage {
        /** Empty or a small remark. */
        SMALL,
        /** Only when there is something worth saying. */
        RARE,
        /** A description of what changed in the game. */
        STATE_CHANGES
    }

    /** When a game is advised to register its actions. */
    public enum RegistrationAdvice {
        /** Nothing is said. */
        NONE,
        /** Everything once, at the start. */
        EVERYTHING_ONCE,
        /** What matters in normal play at the start, the rest with the mode it belongs to. */
        PER_MODE
    }

    /** Collects what an edition says. Starts from its predecessor. Confined to one thread. */
    public static final class Builder {
        private final String id;
        private final @Nullable LocalDate date;
        private final @Nullable Edition predecessor;
        private boolean binaryForbidden;
        private boolean oneForceAtATime;
        private DuplicateRegister duplicateRegister = DuplicateRegister.IGNORE;
        private @Nullable Duration resultLimit;
        private boolean rootTypeObject;
        private Set<String> weakKeywords = Set.of();
        private KeywordStance weakKeywordStance = KeywordStance.UNLISTED;
        private boolean uniqueItemsDoubtful;
        private boolean priority;
        private boolean startupAck;
        private boolean voice;
        private boolean unknownIgnored;
        private boolean lateResultDiscarded;
        private boolean speechFinished;
        private SuccessMessage successMessage = SuccessMessage.SMALL;
        private RegistrationAdvice registrationAdvice = RegistrationAdvice.NONE;

        private Builder(String id, @Nullable LocalDate date, @Nullable Edition predecessor) {
            if (id.isBlank()) {
                throw new IllegalArgumentException("id: expected a name such as E9, was blank");
            }
            this.id = id;
            this.date = date;
            this.predecessor = predecessor;
            if (predecessor != null) {
                binaryForbidden = predecessor.binaryForbidden;
                oneForceAtATime = predecessor.oneForceAtATime;
                duplicateRegister = predecessor.duplicateRegister;
                resultLimit = predecessor.resultLimit;
                rootTypeObject = predecessor.rootTypeObject;
                weakKeywords = predecessor.weakKeywords;
                weakKeywordStance = predecessor.weakKeywordStance;
                uniqueItemsDoubtful = predecessor.uniqueItemsDoubtful;
                priority = predecessor.priority;
                startupAck = predecessor.startupAck;
                voice = predecessor.voice;
                unknownIgnored = predecessor.unknownIgnored;
                lateResultDiscarded = predecessor.lateResultDiscarded;
                speechFinished = predecessor.speechFinished;
                successMessage = predecessor.successMessage;
                registrationAdvice = predecessor.registrationAdvice;
            }
        }

        /**
         * Sets {@link Edition#binaryForbidden()}.
         *
         * @param value the new value
         * @return this builder
         */
        public Builder binaryForbidden(boolean value) {
            binaryForbidden = value;
            return this;
        }

        /**
         * Sets {@link Edition#oneForceAtATime()}.
         *
         * @param value the new value
         * @return this builder
         */
        public Builder oneForceAtATime(boolean value) {
            oneForceAtATime = value;
            return this;
        }

        /**
         * Sets {@link Edition#duplicateRegister()}.
         *
         * @param value the new value
         * @return this builder
         */
        public Builder duplicateRegister(DuplicateRegister value) {
            duplicateRegister = requireNonNull(value);
            return this;
        }

        /**
         * Sets {@link Edition#resultLimit()}.
         *
         * @param value a positive duration, or null for no limit
         * @return this builder
         * @throws IllegalArgumentException when the duration is zero or negative
         */
        public Builder resultLimit(@Nullable Duration value) {
            if (value != null && (value.isZero() || value.isNegative())) {
                throw new IllegalArgumentException("resultLimit: expected a positive duration, was " + value);
            }
            resultLimit = value;
            return this;
        }

        /**
         * Sets {@link Edition#rootTypeObject()}.
         *
         * @param value the new value
         * @return this builder
         */
        public Builder rootTypeObject(boolean value) {
            rootTypeObject = value;
            return this;
        }

        /**
         * Sets {@link Edition#weakKeywords()} and {@link Edition#weakKeywordStance()}.
         *
         * @param names the keywords
         * @param stance how strongly they are discouraged
         * @return this builder
         */
        public Builder weakKeywords(Set<String> names, KeywordStance stance) {
            weakKeywords = unmodifiable(names);
            weakKeywordStance = requireNonNull(stance);
            return this;
        }

        /**
         * Sets {@link Edition#uniqueItemsDoubtful()}.
         *
         * @param value the new value
         * @return this builder
         */
        public Builder uniqueItemsDoubtful(boolean value) {
            uniqueItemsDoubtful = value;
            return this;
        }

        /**
         * Sets {@link Edition#priority()}.
         *
         * @param value the new value
         * @return this builder
         */
        public Builder priority(boolean value) {
            priority = value;
            return this;
        }

        /**
         * Sets {@link Edition#startupAck()}.
         *
         * @param value the new value
         * @return this builder
         */
        public Builder startupAck(boolean value) {
            startupAck = value;
            return this;
        }

        /**
         * Sets {@link Edition#voice()}.
         *
         * @param value the new value
         * @return this builder
         */
        public Builder voice(boolean value) {
            voice = value;
            return this;
        }

        /**
         * Sets {@link Edition#unknownIgnored()}.
         *
         * @param value the new value
         * @return this builder
         */
        public Builder unknownIgnored(boolean value) {
            unknownIgnored = value;
            return this;
        }

        /**
         * Sets {@link Edition#lateResultDiscarded()}.
         *
         * @param value the new value
         * @return this builder
         */
        public Builder lateResultDiscarded(boolean value) {
            lateResultDiscarded = value;
            return this;
        }

        /**
         * Sets {@link Edition#speechFinished()}.
         *
         * @param value the new value
         * @return this builder
         */
        public Builder speechFinished(boolean value) {
            speechFinished = value;
            return this;
        }

        /**
         * Sets {@link Edition#successMessage()}.
         *
         * @param value the new value
         * @return this builder
         */
        public Builder successMessage(SuccessMessage value) {
            successMessage = requireNonNull(value);
            return this;
        }

        /**
         * Sets {@link Edition#registrationAdvice()}.
         *
         * @param value the new value
         * @return this builder
         */
        public Builder registrationAdvice(RegistrationAdvice value) {
            registrationAdvice = requireNonNull(value);
            return this;
        }

        /**
         * Makes the edition.
         *
         * @return an immutable edition
         */
        public Edition build() {
            return new Edition(this);
        }
    }
}
