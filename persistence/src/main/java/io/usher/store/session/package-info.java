/**
 * What the instances know together of logins: sessions of the console, and codes of
 * second factors that were taken.
 */
@NullMarked
package io.usher.store.session;

import org.jspecify.annotations.NullMarked;
