/**
 * From a syntax tree to a program, and its bounded runs.
 */
@NullMarked
package io.usher.core.script.run;

import org.jspecify.annotations.NullMarked;
