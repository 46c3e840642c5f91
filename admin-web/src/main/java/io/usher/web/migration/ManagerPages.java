package io.usher.web.migration;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.usher.api.external.ServerReader;
import io.usher.core.external.UpstreamReply.Answered;
import io.usher.core.external.UpstreamReply.Cause;
import io.usher.core.external.UpstreamReply.Failed;
import io.usher.core.transfer.UnreadableSourceException;
import io.usher.web.management.ShownObject;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/**
 * Gets pages of lists from a manager, again where it is busy, and says in plain words why
 * there is none.
 */
final class ManagerPages {

	private static final int ATTEMPTS = 4;

	/** A manager that nobody reached yet has to show itself sooner. */
	private static final Duration FIRST = Duration.ofSeconds(15);

	private static final Duration EACH = Duration.ofSeconds(60);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

	private static final int UNAUTHORIZED = 401;

	private static final int FORBIDDEN = 403;

	private static final int NOT_FOUND = 404;

	private static final int TOO_MANY = 429;

	private static final int SERVER_FAULT = 500;

	private final ServerReader server;

	private final ManagerAddress address;

	private final Pause pause;

	private final Clock clock;

	private boolean reached;

	ManagerPages(ServerReader server, ManagerAddress address, Pause pause, Clock clock) {
		this.server = server;
		this.address = address;
		this.pause = pause;
		this.clock = clock;
	}

	/**
	 * Gets a page.
	 * @param resource the name of the resource
	 * @param query what is asked
	 * @param progress hears that it goes on, and ends the call when nobody wants it
	 * @return the page, or why this resource has none
	 * @throws UnreadableSourceException when the manager cannot be read at all
	 */
	Page get(String resource, String query, Runnable progress) {
		for (int attempt = 1;; attempt++) {
			progress.run();
			ServerReader.Page page = this.server.get(ShownObject.basePath() + resource + "/", query,
					this.reached ? EACH : FIRST);
			boolean last = attempt == ATTEMPTS;
			if (page.reply() instanceof Answered answered) {
				this.reached = true;
				if (last || !isBusy(answered.status())) {
					return read(resource, answered, page.location());
				}
				pause(page.retryAfter(), attempt, progress);
			}
			else if (page.reply() instanceof Failed failed) {
				if (failed.cause() == Cause.TOO_LARGE || failed.cause() == Cause.TIMED_OUT && this.reached) {
					return Page.without(Absence.TOO_LARGE, failed.detail());
				}
				if (last || !this.reached || failed.cause() != Cause.BROKEN) {
					throw unreachable(failed);
				}
				pause("", attempt, progress);
			}
		}
	}

	private static boolean isBusy(int status) {
		return status == TOO_MANY || status >= SERVER_FAULT;
	}

	private void pause(String retryAfter, int attempt, Runnable progress) {
		Duration wanted = wanted(retryAfter).orElse(Duration.ofSeconds(1L << (attempt - 1)));
		this.pause.of((wanted.compareTo(LONGEST_PAUSE) > 0) ? LONGEST_PAUSE : wanted, progress);
	}

	private Optional<Duration> wanted(String retryAfter) {
		if (retryAfter.matches("[0-9]{1,9}")) {
			return Optional.of(Duration.ofSeconds(Long.parseLong(retryAfter)));
		}
		try {
			Duration left = Duration.between(this.clock.instant(),
					ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
			return Optional.of(left.isNegative() ? Duration.ZERO : left);
		}
		catch (DateTimeParseException ex) {
			return Optional.empty();
		}
	}

	private Page read(String resource, Answered answered, String location) {
		int status = answered.status();
		if (status == UNAUTHORIZED) {
			throw new UnreadableSourceException("The manager does not take this user name and password (401). Check "
					+ "both, and that the manager allows Basic authentication for its API.");
		}
		if (status == FORBIDDEN) {
			return Page.without(Absence.FORBIDDEN, "");
		}
		if (status == NOT_FOUND && !isHtml(answered)) {
			return Page.without(Absence.MISSING, "");
		}
		if (status >= 300 && status < 400) {
			throw new UnreadableSourceException(this.address.url() + " answers that it is elsewhere"
					+ (location.isEmpty() ? "" : ", at " + ManagerAddress.shown(ShownObject.shown(location)))
					+ ". Enter the address itself: the password is not sent to where others point.");
		}
		if (isBusy(status)) {
			throw new UnreadableSourceException("The manager answered " + status + " to " + ATTEMPTS
					+ " requests for its list " + resource + ". Try again later.");
		}
		Object content = (status == 200) ? json(answered) : null;
		if (!(content instanceof Map<?, ?> object)) {
			throw noManager(resource, answered);
		}
		return new Page(object, null, "");
	}

	private static @Nullable Object json(Answered answered) {
		try (JsonParser parser = BoundedJson.parser(new ByteArrayInputStream(answered.body()))) {
			parser.nextToken();
			return BoundedJson.page(parser);
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	private static boolean isHtml(Answered answered) {
		return answered.contentType().toLowerCase(Locale.ROOT).contains("html");
	}

	/** Returns why an answer is not a manager's. */
	private UnreadableSourceException noManager(String resource, Answered answered) {
		return new UnreadableSourceException("What answers at " + this.address.url() + " is no Infinity manager: "
				+ ShownObject.basePath() + resource + "/ gave " + answered.status()
				+ (answered.contentType().isEmpty() ? "" : ", " + ShownObject.shown(answered.contentType()))
				+ " (expected: a list in JSON). Enter the address of the Management Node.");
	}

	private UnreadableSourceException unreachable(Failed failed) {
		String hint = switch (failed.cause()) {
			case MISCONFIGURED -> "Check what was entered.";
			case UNREACHABLE -> "Check the address, and that firewalls let Usher through.";
			case UNTRUSTED -> "Enter the certificate of the authority that issued it, in PEM, or have the manager's "
					+ "certificate mended.";
			case TIMED_OUT -> "Check the address, and that firewalls let Usher through; a manager that is very busy "
					+ "may answer later.";
			default -> "Try again.";
		};
		return new UnreadableSourceException(
				"The manager at " + this.address.url() + " cannot be read: " + failed.detail() + ". " + hint);
	}

	/** Waits. */
	@FunctionalInterface
	interface Pause {

		/**
		 * Waits for some time.
		 * @param time how long
		 * @param meanwhile called again and again, may end it by an exception
		 */
		void of(Duration time, Runnable meanwhile);

	}

	/**
	 * A page of a list.
	 *
	 * @param content what it holds, null when there is none
	 * @param absence why there is none, null when there is one
	 * @param detail more words about that
	 */
	record Page(@Nullable Map<?, ?> content, @Nullable Absence absence, String detail) {

		static Page without(Absence absence, String detail) {
			return new Page(null, absence, detail);
		}

	}

	/** Why there is no page. */
	enum Absence {

		/** The account may not read the resource. */
		FORBIDDEN,

		/** The manager has no such resource. */
		MISSING,

		/** The page is too large, or takes too long. */
		TOO_LARGE

	}

}
