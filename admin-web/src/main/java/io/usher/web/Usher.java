package io.usher.web;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import io.usher.web.backup.BackupProgram;
import io.usher.web.history.EvidenceCheck;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * Usher: a policy server and admin console for Pexip Infinity.
 */
@SpringBootApplication(scanBasePackages = "io.usher")
@ConfigurationPropertiesScan("io.usher")
public class Usher {

	private static final List<String> RESET = List.of("admin", "reset");

	private static final List<String> VERIFY = List.of("history", "verify");

	private static final String KEY = "--key=";

	/**
	 * Starts the program, or runs a command on the host and ends.
	 * @param arguments {@code admin reset} to restore an administrator's access,
	 * {@code history verify} to judge the history, {@code history verify FILE --key=KEY}
	 * to judge an export, {@code backup FILE} and {@code restore FILE}, else Spring's own
	 * options
	 */
	public static void main(String[] arguments) {
		List<String> words = Arrays.stream(arguments).filter((argument) -> !argument.startsWith("--")).toList();
		if (BackupProgram.isMeant(words)) {
			System.exit(BackupProgram.run(arguments));
		}
		SpringApplication program = new SpringApplication(Usher.class);
		if (words.equals(RESET)) {
			program.setWebApplicationType(WebApplicationType.NONE);
			program.setAdditionalProfiles("admin-reset");
		}
		if (words.size() == VERIFY.size() + 1 && words.subList(0, VERIFY.size()).equals(VERIFY)) {
			System.exit(verify(words.get(VERIFY.size()), arguments, System.out));
		}
		if (words.equals(VERIFY)) {
			program.setWebApplicationType(WebApplicationType.NONE);
			program.setAdditionalProfiles("history-verify");
			System.exit(SpringApplication.exit(program.run(arguments)));
		}
		program.run(arguments);
	}

	/** Needs neither a database nor a key but the public one. */
	private static int verify(String file, String[] arguments, PrintStream out) {
		Path key = Path.of(Arrays.stream(arguments)
			.filter((argument) -> argument.startsWith(KEY))
			.map((argument) -> argument.substring(KEY.length()))
			.findFirst()
			.orElse("public-key.pem"));
		try {
			String fault = EvidenceCheck.fault(Path.of(file), key);
			out.println(
					fault.isEmpty() ? "intact  " + file + " is as it was exported." : "BROKEN  " + file + ": " + fault);
			return fault.isEmpty() ? 0 : 1;
		}
		catch (IOException | IllegalArgumentException ex) {
			out.println("It cannot be verified: " + ex.getMessage());
			return 2;
		}
	}

}
