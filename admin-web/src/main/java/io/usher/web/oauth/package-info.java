/**
 * OAuth2 client credentials: programs exchange assertions that they sign for access
 * tokens.
 */
@NullMarked
package io.usher.web.oauth;

import org.jspecify.annotations.NullMarked;
