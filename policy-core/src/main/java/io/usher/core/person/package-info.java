/**
 * People, who own conferences and devices.
 */
@NullMarked
package io.usher.core.person;

import org.jspecify.annotations.NullMarked;
