/**
 * Local policy scripts: Jinja2 as Infinity runs it, bounded in all it does.
 */
@NullMarked
package io.usher.core.script;

import org.jspecify.annotations.NullMarked;
