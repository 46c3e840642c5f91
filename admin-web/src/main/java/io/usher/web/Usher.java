package io.usher.web;

import java.util.Arrays;
import java.util.List;

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

	/**
	 * Starts the program, or runs a command on the host and ends.
	 * @param arguments {@code admin reset} to restore an administrator's access, else
	 * Spring's own options
	 */
	public static void main(String[] arguments) {
		List<String> words = Arrays.stream(arguments).filter((argument) -> !argument.startsWith("--")).toList();
		SpringApplication program = new SpringApplication(Usher.class);
		if (words.equals(RESET)) {
			program.setWebApplicationType(WebApplicationType.NONE);
			program.setAdditionalProfiles("admin-reset");
		}
		program.run(arguments);
	}

}
