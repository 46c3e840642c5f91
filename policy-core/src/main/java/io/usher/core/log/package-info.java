/**
 * The decision log and the support log: what is kept of decisions, and how it is found.
 */
@NullMarked
package io.usher.core.log;

import org.jspecify.annotations.NullMarked;
