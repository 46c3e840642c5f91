package io.usher.core.script.run;

import org.jspecify.annotations.Nullable;

/**
 * An expression, ready to be evaluated.
 */
@FunctionalInterface
interface Code {

	@Nullable Object evaluate(Frame frame);

}
