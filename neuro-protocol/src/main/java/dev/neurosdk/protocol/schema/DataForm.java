package dev.neurosdk.protocol.schema;

import java.util.List;

/**
 * An action's data as questions for a person, made from its schema. Immutable. Source: clause ACD-3.
 *
 * <p>Asks property by property where the properties of an object are known, also behind references, and for JSON as a
 * whole where they are not. What is typed may be JSON, or shorter where the schema leaves no doubt: text without quotation
 * marks, yes or no, items with commas between them, the place of a listed value. Whatever the questions leave out, the
 * schema has the last word: {@link FilledForm#problems()}.
 */
public final class DataForm {

    private final ActionSchema schema;
    private final List<FormField> fields;

    private DataForm(ActionSchema schema, List<FormField> fields) {
        this.schema = schema;
        this.fields = fields;
    }

    /**
     * Makes the questions.
     *
     * @param schema the schema of the action
     * @return the form; without fields for an action without parameters
     */
    public static DataForm of(ActionSchema schema) {
        if (!schema.hasParameters()) {
            return new DataForm(schema, List.of());
        }
        SchemaNode root = new SchemaReader(schema.tree(), schema.draft()).read();
        FormField whole = FormField.whole(root, !schema.validate(null).isEmpty());
        return new DataForm(schema, whole.parts().isEmpty() ? List.of(whole) : whole.parts());
    }

    /**
     * The questions, in the schema's order.
     *
     * @return the fields; a single one without a name where the data is asked for as a whole; unmodifiable
     */
    public List<FormField> fields() {
        return fields;
    }

    /** {@return an empty form to be filled in} */
    public FilledForm fill() {
        return new FilledForm(schema);
    }
}
