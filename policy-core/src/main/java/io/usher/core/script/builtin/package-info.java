/**
 * The filters, tests and functions of Jinja2 that Infinity lets scripts use.
 */
@NullMarked
package io.usher.core.script.builtin;

import org.jspecify.annotations.NullMarked;
