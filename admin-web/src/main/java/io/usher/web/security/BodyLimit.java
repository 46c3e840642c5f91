package io.usher.web.security;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Serial;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Semaphore;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies above a limit with 413: before they are read where their length is told,
 * else as soon as more has been read. Tomcat itself bounds forms, which it reads without
 * this filter. What is imported may be larger: files from those who are logged in, and
 * two bodies at a time for programs, who are known only afterwards and whose bodies are
 * held in memory.
 */
final class BodyLimit extends OncePerRequestFilter {

	private static final int TOO_LARGE = 413;

	private static final int LENGTH_REQUIRED = 411;

	private static final int UNAVAILABLE = 503;

	private static final String UPLOADS = "/transfer/imports/";

	private static final List<String> API_IMPORTS = List.of("/api/usher/v1/imports/", "/api/usher/v1/csv/");

	private final DataSize limit;

	private final DataSize uploadLimit;

	private final Semaphore largeImports = new Semaphore(2);

	BodyLimit(DataSize limit, DataSize uploadLimit) {
		this.limit = limit;
		this.uploadLimit = uploadLimit;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		boolean program = API_IMPORTS.stream().anyMatch((path) -> isBelow(request, path));
		boolean larger = program || isBelow(request, UPLOADS) && isLoggedIn(request);
		DataSize most = larger ? this.uploadLimit : this.limit;
		long length = request.getContentLengthLong();
		if (length > most.toBytes()) {
			refuse(request, response, most);
			return;
		}
		if (isUncountable(request)) {
			response.sendError(LENGTH_REQUIRED);
			return;
		}
		boolean takesTurn = program && (length > this.limit.toBytes() || isOfUnknownLength(request));
		if (takesTurn && !this.largeImports.tryAcquire()) {
			response.setHeader(HttpHeaders.RETRY_AFTER, "10");
			JsonRefusal.send(response, UNAVAILABLE, "Two large imports are being read; ask again.");
			return;
		}
		try {
			bounded(request, response, chain, most);
		}
		finally {
			if (takesTurn) {
				this.largeImports.release();
			}
		}
	}

	private static void bounded(HttpServletRequest request, HttpServletResponse response, FilterChain chain,
			DataSize most) throws ServletException, IOException {
		try {
			chain.doFilter((request.getContentLengthLong() < 0) ? new Counted(request, most.toBytes()) : request,
					response);
		}
		catch (ServletException | TooLargeException ex) {
			if (!isTooLarge(ex) || response.isCommitted()) {
				throw ex;
			}
			response.reset();
			refuse(request, response, most);
		}
	}

	private static boolean isBelow(HttpServletRequest request, String path) {
		return request.getRequestURI().startsWith(request.getContextPath() + path);
	}

	private static boolean isOfUnknownLength(HttpServletRequest request) {
		return request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
	}

	private static boolean isLoggedIn(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		return session != null
				&& session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) != null;
	}

	/** Tomcat takes files out of a body without this filter, whoever sends it. */
	private static boolean isUncountable(HttpServletRequest request) {
		String type = Objects.requireNonNullElse(request.getContentType(), "");
		return isOfUnknownLength(request) && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
	}

	private static void refuse(HttpServletRequest request, HttpServletResponse response, DataSize most)
			throws IOException {
		if (request.getRequestURI().startsWith("/api/")) {
			JsonRefusal.send(response, TOO_LARGE,
					"The body is too large (expected: at most " + most.toBytes() + " bytes).");
			return;
		}
		response.sendError(TOO_LARGE);
	}

	private static boolean isTooLarge(@Nullable Throwable fault) {
		for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
			if (cause instanceof TooLargeException) {
				return true;
			}
		}
		return false;
	}

	/**
	 * More was read than the limit. Unchecked, since readers take an I/O fault for a
	 * malformed body.
	 */
	private static final class TooLargeException extends RuntimeException {

		@Serial
		private static final long serialVersionUID = 1L;

	}

	/**
	 * A request whose body is counted.
	 */
	private static final class Counted extends HttpServletRequestWrapper {

		private final long limit;

		private @Nullable ServletInputStream body;

		Counted(HttpServletRequest request, long limit) {
			super(request);
			this.limit = limit;
		}

		@Override
		public ServletInputStream getInputStream() throws IOException {
			if (this.body == null) {
				this.body = new CountedBody(super.getInputStream(), this.limit);
			}
			return this.body;
		}

		@Override
		public BufferedReader getReader() throws IOException {
			String name = getCharacterEncoding();
			Charset charset = (name != null) ? Charset.forName(name) : StandardCharsets.ISO_8859_1;
			return new BufferedReader(new InputStreamReader(getInputStream(), charset));
		}

	}

	/**
	 * A body that ends in a fault beyond its limit.
	 */
	private static final class CountedBody extends ServletInputStream {

		private final ServletInputStream body;

		private long left;

		CountedBody(ServletInputStream body, long limit) {
			this.body = body;
			this.left = limit;
		}

		@Override
		public int read() throws IOException {
			int read = this.body.read();
			count((read < 0) ? 0 : 1);
			return read;
		}

		@Override
		public int read(byte[] bytes, int offset, int length) throws IOException {
			int read = this.body.read(bytes, offset, length);
			count(read);
			return read;
		}

		@Override
		public boolean isFinished() {
			return this.body.isFinished();
		}

		@Override
		public boolean isReady() {
			return this.body.isReady();
		}

		@Override
		public void setReadListener(ReadListener listener) {
			this.body.setReadListener(listener);
		}

		private void count(int read) {
			this.left -= Math.max(0, read);
			if (this.left < 0) {
				throw new TooLargeException();
			}
		}

	}

}
