/**
 * Python's regular expressions on Java's engine, bounded in work.
 */
@NullMarked
package io.usher.core.regex;

import org.jspecify.annotations.NullMarked;
