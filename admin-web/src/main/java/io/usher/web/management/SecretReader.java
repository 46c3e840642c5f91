package io.usher.web.management;

import java.security.Principal;

/**
 * Tells who may read PINs.
 */
@FunctionalInterface
public interface SecretReader {

	/** Tells whether the person, or token, has the right to read secrets. */
	boolean mayRead(Principal principal);

}
