/**
 * Local policy scripts to start from, each with inputs that show what it does.
 */
@NullMarked
package io.usher.core.script.gallery;

import org.jspecify.annotations.NullMarked;
