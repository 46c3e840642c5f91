package io.usher.api.external;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.zip.ZipException;

import javax.net.ssl.SSLException;

import io.usher.core.external.UpstreamReply.Cause;
import io.usher.core.external.UpstreamReply.Failed;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.TruncatedChunkException;
import org.jspecify.annotations.Nullable;

/**
 * Tells in plain words why there was no answer.
 */
final class UpstreamFaults {

	private static final int MAX_WORDS = 300;

	private final UpstreamUrl url;

	private final Duration budget;

	UpstreamFaults(UpstreamUrl url, Duration budget) {
		this.url = url;
		this.budget = budget;
	}

	Failed told(Exception fault, Exchange exchange, Duration took) {
		if (exchange.isExpired() || fault instanceof SocketTimeoutException) {
			return new Failed(Cause.TIMED_OUT,
					"its answer was not complete after " + this.budget.toMillis() + " ms; " + exchange.phase().words(),
					took);
		}
		return switch (exchange.phase()) {
			case LOOKING_UP, CONNECTING -> new Failed(Cause.UNREACHABLE, unreachable(fault), took);
			case SECURING -> unsecured(fault, took);
			case BEGINNING, ASKING, READING -> broken(fault, took);
		};
	}

	private String unreachable(Exception fault) {
		if (fault instanceof UnknownHostException) {
			return "no host has the name " + this.url.name();
		}
		return "no connection to " + this.url.address() + " (" + words(fault) + ")";
	}

	private Failed unsecured(Exception fault, Duration took) {
		ExplainedTrust.UntrustedException untrusted = cause(fault, ExplainedTrust.UntrustedException.class);
		if (untrusted != null) {
			return new Failed(Cause.UNTRUSTED, words(untrusted), took);
		}
		if (fault instanceof SSLException) {
			return new Failed(Cause.UNTRUSTED, "TLS failed with " + this.url.address() + " (" + words(fault) + ")",
					took);
		}
		return new Failed(Cause.BROKEN,
				"the connection to " + this.url.address() + " broke in the TLS handshake (" + words(fault) + ")", took);
	}

	private Failed broken(Exception fault, Duration took) {
		if (cause(fault, TooLargeException.class) != null) {
			return new Failed(Cause.TOO_LARGE, words(fault), took);
		}
		if (cause(fault, MessageConstraintException.class) != null) {
			return new Failed(Cause.TOO_LARGE, "the headers of its answer are too large", took);
		}
		return new Failed(Cause.BROKEN, brokenWords(fault), took);
	}

	private static String brokenWords(Exception fault) {
		if (fault instanceof NoHttpResponseException) {
			return "it closed the connection instead of answering";
		}
		if (fault instanceof ConnectionClosedException || fault instanceof TruncatedChunkException
				|| fault instanceof EOFException) {
			return "the connection ended before its answer did";
		}
		if (fault instanceof ZipException) {
			return "its answer is no gzip, although it says so";
		}
		HttpException http = cause(fault, HttpException.class);
		if (http != null || fault instanceof MalformedChunkCodingException) {
			return "what it answered is no HTTP (" + words((http != null) ? http : fault) + ")";
		}
		if (fault instanceof UnreadableException) {
			return words(fault);
		}
		if (fault instanceof InterruptedIOException && Thread.currentThread().isInterrupted()) {
			return "the request was interrupted";
		}
		return "the connection broke (" + words(fault) + ")";
	}

	/** Returns a message that may hold what the server sent, fit for a log. */
	private static String words(Throwable fault) {
		String message = (fault.getMessage() != null) ? fault.getMessage() : fault.getClass().getSimpleName();
		String shown = message.replaceAll("\\p{Cntrl}+", " ").strip();
		return (shown.length() <= MAX_WORDS) ? shown : shown.substring(0, MAX_WORDS) + "…";
	}

	static <T extends Throwable> @Nullable T cause(Throwable fault, Class<T> type) {
		for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
			if (type.isInstance(cause)) {
				return type.cast(cause);
			}
		}
		return null;
	}

	/** An answer was larger than it may be. */
	static final class TooLargeException extends IOException {

		private static final long serialVersionUID = 1;

		TooLargeException(int limit) {
			super("its answer is larger than " + limit / (1024 * 1024) + " MB");
		}

	}

	/** An answer came in a way that nobody asked for. */
	static final class UnreadableException extends IOException {

		private static final long serialVersionUID = 1;

		UnreadableException(String message) {
			super(message);
		}

	}

}
