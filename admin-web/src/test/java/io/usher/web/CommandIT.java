package io.usher.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The commands of {@code ./usher}, as processes.
 */
class CommandIT {

	private static final Pattern PASSWORD = Pattern.compile("one-time password\\s+(\\S{22})");

	@TempDir
	private Path folder;

	@Test
	void startsAndTellsHowToLogInAndRestoresAccess() throws Exception {
		Path home = this.folder.resolve("home");
		Process program = usher("start", "--home", home.toString(), "--port", "0", "--demo");
		List<String> said = linesUntil(program, "Policy API");
		String first = password(said);
		assertThat(said).anyMatch((line) -> line.contains("Node credential   infinity   password"))
			.anyMatch((line) -> line.contains("Console           http://127.0.0.1:"));
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home))).isEqualTo("rwx------");
		assertThat(program.info().arguments().orElseThrow())
			.anyMatch((word) -> word.matches("-XX:SharedArchiveFile=.*"));
		assertThat(usher("admin", "reset", "--home", home.toString()).waitFor()).isNotZero();
		Process held = usher("backup", "--home", home.toString(), this.folder.resolve("held.zip").toString());
		assertThat(linesUntil(held, "cannot be opened")).last().asString().contains("stop it first");
		assertThat(held.waitFor()).isEqualTo(1);
		program.destroy();
		assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
		Process reset = usher("admin", "reset", "--home", home.toString());
		String second = password(linesUntil(reset, "one-time password"));
		assertThat(reset.waitFor()).isZero();
		assertThat(second).isNotEqualTo(first);
		Process verify = usher("history", "verify", "--home", home.toString());
		assertThat(linesUntil(verify, "Events")).anyMatch((line) -> line.startsWith("intact  Changes: all "))
			.anyMatch((line) -> line.startsWith("intact  Events: all "));
		assertThat(verify.waitFor()).isZero();
		movesTo(home, this.folder.resolve("another"));
	}

	private void movesTo(Path home, Path another) throws Exception {
		Path file = this.folder.resolve("backup.zip");
		Process backup = usher("backup", "--home", home.toString(), file.toString());
		assertThat(linesUntil(backup, "secret key is not in it")).anyMatch((line) -> line.startsWith("Written: "));
		assertThat(backup.waitFor()).isZero();
		Process keyless = usher("restore", "--home", another.toString(), file.toString());
		assertThat(linesUntil(keyless, "secret.key")).hasSize(1);
		assertThat(keyless.waitFor()).isEqualTo(2);
		Files.createDirectory(another);
		Files.copy(home.resolve("secret.key"), another.resolve("secret.key"));
		Process restore = usher("restore", file.toString(), "--home", another.toString());
		assertThat(linesUntil(restore, "Restored: ").get(0)).contains("All of them are as they were written.");
		assertThat(restore.waitFor()).isZero();
		Process again = usher("restore", file.toString(), "--home", another.toString());
		assertThat(linesUntil(again, "--replace")).hasSize(1);
		assertThat(again.waitFor()).isEqualTo(1);
	}

	@Test
	void makesNoHomeForAReset() throws Exception {
		Path home = this.folder.resolve("nothing");
		Process reset = usher("admin", "reset", "--home", home.toString());
		assertThat(linesUntil(reset, "no database")).last().asString().contains("expected: Usher's home");
		assertThat(reset.waitFor()).isEqualTo(2);
		assertThat(home).doesNotExist();
	}

	@Test
	void namesAnOptionThatItDoesNotKnow() throws Exception {
		Process start = usher("start", "demo");
		assertThat(linesUntil(start, "unknown")).last().asString().contains("demo");
		assertThat(start.waitFor()).isEqualTo(2);
	}

	@Test
	void verifiesExportsWithoutADatabase() throws Exception {
		Path export = Files.writeString(this.folder.resolve("export.zip"), "no archive");
		Path key = Files.writeString(this.folder.resolve("public-key.pem"), "no key");
		Process verify = usher("history", "verify", export.toString(), "--key", key.toString());
		assertThat(linesUntil(verify, "cannot be verified")).hasSize(1);
		assertThat(verify.waitFor()).isEqualTo(2);
		assertThat(usher("history", "verify", this.folder.resolve("none.zip").toString()).waitFor()).isEqualTo(2);
	}

	private static Process usher(String... words) throws IOException {
		List<String> command = new ArrayList<>(List.of("../usher"));
		command.addAll(List.of(words));
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
		builder.environment().keySet().removeIf((name) -> name.startsWith("USHER_"));
		return builder.start();
	}

	/** Reads what a process says up to a line with the text, or to its end. */
	private static List<String> linesUntil(Process process, String text) throws IOException {
		BufferedReader reader = new BufferedReader(
				new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
		List<String> lines = new ArrayList<>();
		for (String line = reader.readLine(); line != null; line = reader.readLine()) {
			lines.add(line);
			if (line.contains(text)) {
				return lines;
			}
		}
		throw new AssertionError("\"" + text + "\" was not said, but: " + String.join("\n", lines));
	}

	private static String password(List<String> lines) {
		Matcher password = PASSWORD.matcher(String.join("\n", lines));
		assertThat(password.find()).as(String.join("\n", lines)).isTrue();
		return password.group(1);
	}

}
