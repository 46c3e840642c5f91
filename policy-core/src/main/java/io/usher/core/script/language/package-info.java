/**
 * The words of the script language, for editors that complete them.
 */
@NullMarked
package io.usher.core.script.language;

import org.jspecify.annotations.NullMarked;
