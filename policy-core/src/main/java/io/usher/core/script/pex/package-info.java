/**
 * The functions and filters that Infinity adds to Jinja (guide: "Custom Pexip filters").
 */
@NullMarked
package io.usher.core.script.pex;

import org.jspecify.annotations.NullMarked;
