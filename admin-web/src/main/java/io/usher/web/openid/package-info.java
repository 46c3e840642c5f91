/**
 * Logging in through an OpenID Connect provider.
 */
@NullMarked
package io.usher.web.openid;

import org.jspecify.annotations.NullMarked;
