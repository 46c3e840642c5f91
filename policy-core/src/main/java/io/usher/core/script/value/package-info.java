/**
 * Python's values and operators, as scripts see them.
 */
@NullMarked
package io.usher.core.script.value;

import org.jspecify.annotations.NullMarked;
