/**
 * What is probably not meant in a script that can be read: told, and never refused.
 */
@NullMarked
package io.usher.core.script.lint;

import org.jspecify.annotations.NullMarked;
