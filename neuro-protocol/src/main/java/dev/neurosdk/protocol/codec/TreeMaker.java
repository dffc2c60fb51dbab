package dev.neurosdk.protocol.codec;

/**
 * Makes the values of one kind of tree, for whoever reads a text into it. Stateless, therefore thread-safe.
 *
 * @param <V> any value of the tree
 */
public interface TreeMaker<V> {

    /** {@return a new object without members} */
    V object();

    /**
     * Adds a member to an object, in the place of an earlier one of the same name.
     *
     * @param object what {@link #object()} made
     * @param name the member's name
     * @param value its value
     * @return whether there was an earlier one
     */
    boolean put(V object, String name, V value);

    /** {@return a new array without elements} */
    V array();

    /**
     * Adds an element to an array.
     *
     * @param array what {@link #array()} made
     * @param element the element
     */
    void add(V array, V element);

    /**
     * Makes a string.
     *
     * @param text its characters
     * @return the value
     */
    V text(String text);

    /**
     * Makes a number.
     *
     * @param literal as written; within the limits of {@link StrictJson}
     * @return the value
     */
    V number(String literal);

    /**
     * Makes true or false.
     *
     * @param value which
     * @return the value
     */
    V flag(boolean value);

    /** {@return null as a value} */
    V nothing();
}
