package io.usher.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.stream.Stream;

import io.usher.core.account.Right;
import io.usher.core.account.Role;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.test.context.support.WithSecurityContext;
import org.springframework.security.test.context.support.WithSecurityContextFactory;

/**
 * Runs a test as somebody who logged in with a role.
 */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@WithSecurityContext(factory = WithRole.Factory.class)
public @interface WithRole {

	/** The role. */
	Role value() default Role.ADMINISTRATOR;

	/** The name to log in with. */
	String username() default "admin";

	/** Makes the context. */
	final class Factory implements WithSecurityContextFactory<WithRole> {

		@Override
		public SecurityContext createSecurityContext(WithRole who) {
			Role role = who.value();
			return new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(who.username(), null,
					Stream.concat(Stream.of("ROLE_" + role.name()), role.rights().stream().map(Right::name))
						.map(SimpleGrantedAuthority::new)
						.toList()));
		}

	}

}
