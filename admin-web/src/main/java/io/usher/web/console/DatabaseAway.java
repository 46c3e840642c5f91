package io.usher.web.console;

import java.io.IOException;
import java.io.UncheckedIOException;

import io.usher.core.history.StoreUnavailableException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * What is answered while the database is away, where a page or the API does not say more.
 */
@Component
class DatabaseAway implements HandlerExceptionResolver, Ordered {

	/** After how many seconds it may be worth trying again. */
	private static final String RETRY_AFTER = "10";

	@Override
	public @Nullable ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response,
			@Nullable Object handler, Exception ex) {
		if (!(ex instanceof StoreUnavailableException) || response.isCommitted()) {
			return null;
		}
		try {
			response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
			response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
			return new ModelAndView();
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

	/** After those that know more of the page. */
	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

}
