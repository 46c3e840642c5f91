package io.usher.web.right;

import java.security.Principal;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

import io.usher.core.account.Right;
import io.usher.core.account.Role;
import io.usher.core.catalogue.RecordKind;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/**
 * What somebody who logged in may do.
 */
public final class Rights {

	private Rights() {
	}

	/** Tells whether the login gave the right. */
	public static boolean has(@Nullable Principal who, Right right) {
		return who instanceof Authentication authentication && authentication.getAuthorities()
			.stream()
			.anyMatch((authority) -> right.name().equals(authority.getAuthority()));
	}

	/** Tells whether the login may change records of a kind. */
	public static boolean mayChange(@Nullable Principal who, RecordKind kind) {
		return has(who, Role.rightToChange(kind));
	}

	/** Returns the kinds of records that the login may change. */
	public static Set<RecordKind> changeable(@Nullable Principal who) {
		return Arrays.stream(RecordKind.values())
			.filter((kind) -> mayChange(who, kind))
			.collect(Collectors.toUnmodifiableSet());
	}

}
