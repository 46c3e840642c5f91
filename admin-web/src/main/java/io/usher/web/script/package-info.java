/**
 * Local policy scripts, for programs that test them.
 */
@NullMarked
package io.usher.web.script;

import org.jspecify.annotations.NullMarked;
