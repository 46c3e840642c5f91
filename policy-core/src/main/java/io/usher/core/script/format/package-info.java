/**
 * Python's two ways of filling values into a text: with {@code %} and with braces.
 */
@NullMarked
package io.usher.core.script.format;

import org.jspecify.annotations.NullMarked;
