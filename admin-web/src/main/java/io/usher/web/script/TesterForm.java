package io.usher.web.script;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What stands in the tester: the editors' texts and the test that is being written.
 *
 * @param script the script
 * @param input the script's variables as JSON
 * @param at the chosen date and time in UTC as the browser writes it, empty for now
 * @param seen tells which script was opened, see {@link #mark(String)}
 * @param test the number of the saved test that was loaded, empty when none was
 * @param testName the name of the test that is to be saved
 * @param expected what it expects, as JSON
 */
record TesterForm(String script, String input, String at, String seen, String test, String testName, String expected) {

	/** Reads what was sent; line ends are those that scripts are saved with. */
	static TesterForm read(MultiValueMap<String, String> sent) {
		return new TesterForm(text(sent, "script"), text(sent, "input"), text(sent, "at").strip(), text(sent, "seen"),
				text(sent, "test"), text(sent, "test_name").strip(), text(sent, "expected"));
	}

	private static String text(MultiValueMap<String, String> sent, String name) {
		return Objects.requireNonNullElse(sent.getFirst(name), "").replace("\r\n", "\n");
	}

	/** Returns the form in which a script was just opened. */
	static TesterForm opened(String script, String input) {
		return new TesterForm(script, input, "", mark(script), "", "", "");
	}

	/** Returns the same with another input and time. */
	TesterForm withInput(String otherInput, String otherAt) {
		return new TesterForm(this.script, otherInput, otherAt, this.seen, this.test, this.testName, this.expected);
	}

	/** Returns the same with another script. */
	TesterForm withScript(String other) {
		return new TesterForm(other, this.input, this.at, this.seen, this.test, this.testName, this.expected);
	}

	/** Returns the same with a test, or none, that is written. */
	TesterForm withTest(String otherTest, String otherName, String otherExpected) {
		return new TesterForm(this.script, this.input, this.at, this.seen, otherTest, otherName, otherExpected);
	}

	/** Returns the same for a script that is now saved so. */
	TesterForm withSeen(String saved) {
		return new TesterForm(this.script, this.input, this.at, mark(saved), this.test, this.testName, this.expected);
	}

	/**
	 * Returns the chosen moment, null for now.
	 * @throws DateTimeParseException when it is none
	 */
	@Nullable Instant moment() {
		if (this.at.isEmpty()) {
			return null;
		}
		return LocalDateTime.parse(this.at.endsWith("Z") ? this.at.substring(0, this.at.length() - 1) : this.at)
			.toInstant(ZoneOffset.UTC);
	}

	/** Writes a moment as an input for date and time has it. */
	static String written(@Nullable Instant moment) {
		return (moment != null) ? LocalDateTime.ofInstant(moment, ZoneOffset.UTC).withNano(0).toString() : "";
	}

	/** Returns what tells one script from another. */
	static String mark(String script) {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
			return Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, 16);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
