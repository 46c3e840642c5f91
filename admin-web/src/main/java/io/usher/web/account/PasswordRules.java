package io.usher.web.account;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import com.nulabinc.zxcvbn.Zxcvbn;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.Violation;
import io.usher.core.catalogue.Violations;
import io.usher.core.catalogue.ViolationsException;
import org.jspecify.annotations.Nullable;

/**
 * What a password that people choose must be: long, and not among the first million that
 * somebody would guess. Those are the commonest passwords with their usual changes,
 * repetitions, sequences and rows of keys.
 */
public final class PasswordRules {

	/** The fewest characters of a password. */
	public static final int MIN_LENGTH = 12;

	/** The most bytes of an administrator's password, what bcrypt can take. */
	public static final int MAX_BYTES = 72;

	/** The most characters of a node's password. */
	public static final int MAX_NODE_LENGTH = 250;

	/** Guesses that a password must outlast, as a power of ten. */
	private static final double GUESSES = 6;

	/** How much of a password is looked at; the time grows with its square. */
	private static final int LOOKED_AT = 72;

	private static final List<String> OURS = List.of("usher", "pexip", "infinity", "admin");

	private static final Zxcvbn ESTIMATE = new Zxcvbn();

	private PasswordRules() {
	}

	/** Checks the password of an administrator. */
	static Optional<Violation> ofAdministrator(Field field, String password, String userName) {
		if (password.length() < MIN_LENGTH || password.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
			return refused(field, password.length() + " characters",
					"a text of " + MIN_LENGTH + " characters or more, at most " + MAX_BYTES + " bytes");
		}
		return guessable(field, password, userName);
	}

	/** Checks the password of a node. */
	static Optional<Violation> ofNode(Field field, String password, String userName) {
		if (password.length() < MIN_LENGTH || password.length() > MAX_NODE_LENGTH) {
			return refused(field, password.length() + " characters",
					"a text of " + MIN_LENGTH + " characters or more, at most " + MAX_NODE_LENGTH + " characters");
		}
		return guessable(field, password, userName);
	}

	/**
	 * Checks the password of an administrator.
	 * @throws ViolationsException when it is too short, too long, blank, the user name or
	 * easy to guess
	 */
	public static void checkAdministrator(Field field, String password, @Nullable String userName) {
		ofAdministrator(field, password, (userName != null) ? userName : "").ifPresent(PasswordRules::refuse);
	}

	/**
	 * Checks the password of a node.
	 * @throws ViolationsException when it is too short, too long, blank, the user name or
	 * easy to guess
	 */
	public static void checkNode(Field field, String password, @Nullable String userName) {
		ofNode(field, password, (userName != null) ? userName : "").ifPresent(PasswordRules::refuse);
	}

	/** Tells whether a password is among the first million to be guessed. */
	public static boolean isEasyToGuess(String password, String userName) {
		String looked = password.substring(0, Math.min(LOOKED_AT, password.length()));
		List<String> known = userName.isBlank() ? OURS
				: List.of(OURS.get(0), OURS.get(1), OURS.get(2), OURS.get(3), userName);
		return ESTIMATE.measure(looked, known).getGuessesLog10() < GUESSES;
	}

	private static Optional<Violation> guessable(Field field, String password, String userName) {
		if (password.isBlank()) {
			return refused(field, "blank", "more than spaces");
		}
		if (password.strip().equalsIgnoreCase(userName)) {
			return refused(field, "the user name", "something else than your user name");
		}
		if (isEasyToGuess(password, userName)) {
			return refused(field, "easy to guess",
					"one that is harder to guess: no common password, no sequence, " + "no repetition, no row of keys");
		}
		return Optional.empty();
	}

	static ViolationsException refusal(Field field, String value, String expected) {
		return new ViolationsException(Violations.of(Violation.error(field.name(), value, expected)));
	}

	private static Optional<Violation> refused(Field field, String value, String expected) {
		return Optional.of(Violation.error(field.name(), value, expected));
	}

	private static void refuse(Violation violation) {
		throw new ViolationsException(Violations.of(violation));
	}

}
