package io.usher.core.script.run;

/**
 * How much one run may do.
 *
 * @param steps how many steps: an expression, an element, some characters
 * @param nanos how long, in nanoseconds
 * @param output how many characters it may print
 * @param size how many characters a text, or elements a list, may have
 * @param room how many characters and elements it may make in all
 * @param bytes how much memory it may allocate, where the virtual machine counts that
 * @param depth how deep macros may call each other
 * @param regexSteps how many characters regular expressions may look at
 */
public record Bounds(long steps, long nanos, int output, int size, long room, long bytes, int depth, long regexSteps) {

}
