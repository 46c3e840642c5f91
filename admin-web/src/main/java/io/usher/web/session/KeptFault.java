package io.usher.web.session;

import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;

/**
 * Why a login was refused, as the next page needs it: without what was typed and without
 * where in the program it was.
 */
final class KeptFault {

	private KeptFault() {
	}

	static Exception of(Exception fault) {
		Exception kept = withoutDetails(fault);
		kept.setStackTrace(new StackTraceElement[0]);
		return kept;
	}

	private static Exception withoutDetails(Exception fault) {
		if (fault instanceof OAuth2AuthenticationException provider) {
			OAuth2Error error = provider.getError();
			return new OAuth2AuthenticationException(
					new OAuth2Error(error.getErrorCode(), error.getDescription(), null));
		}
		if (fault instanceof LockedException) {
			return new LockedException("too many wrong passwords");
		}
		if (fault instanceof AuthenticationServiceException) {
			return new AuthenticationServiceException("not now");
		}
		return new BadCredentialsException("refused");
	}

}
