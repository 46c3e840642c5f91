/**
 * The whole configuration as one immutable, indexed snapshot with a revision.
 */
@NullMarked
package io.usher.core.configuration;

import org.jspecify.annotations.NullMarked;
