/**
 * What to answer to a policy request, and why: one pure function.
 */
@NullMarked
package io.usher.core.decision;

import org.jspecify.annotations.NullMarked;
