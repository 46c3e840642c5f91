/**
 * The language of scripts: from a source to its syntax tree.
 */
@NullMarked
package io.usher.core.script.syntax;

import org.jspecify.annotations.NullMarked;
