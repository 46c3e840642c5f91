/**
 * Local policy scripts, run from source to verdict.
 */
@NullMarked
package io.usher.core.script.evaluation;

import org.jspecify.annotations.NullMarked;
