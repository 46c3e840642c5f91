/**
 * What every page of the console has: navigation, the user, the revision, messages.
 */
@NullMarked
package io.usher.web.console;

import org.jspecify.annotations.NullMarked;
