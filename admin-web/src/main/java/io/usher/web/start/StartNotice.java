package io.usher.web.start;

import java.io.PrintStream;
import java.util.List;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Prints where to go and how to log in, on standard output and never into the log.
 */
@Component
class StartNotice {

	private final Environment environment;

	private final PrintStream out = System.out;

	StartNotice(Environment environment) {
		this.environment = environment;
	}

	/**
	 * Prints passwords that were generated, as soon as they are valid: whatever happens
	 * to this start, nobody can read them again.
	 * @param credentials a line each
	 */
	void print(List<String> credentials) {
		if (credentials.isEmpty()) {
			return;
		}
		print("", "First start. These passwords are shown only this once:");
		credentials.forEach((line) -> print("  " + line));
		print("  ./usher admin reset gives the administrator a new one.");
	}

	@EventListener
	void print(ApplicationReadyEvent ready) {
		if (!(ready.getApplicationContext() instanceof WebServerApplicationContext web) || web.getWebServer() == null) {
			return;
		}
		String host = this.environment.getProperty("server.address", "127.0.0.1");
		String address = "http://" + host + ":" + web.getWebServer().getPort();
		print("", "Usher is running.", "  Console           " + address + "/",
				"  Policy API        " + address + "   (the URL of a policy profile in Infinity)", "");
	}

	private void print(String... lines) {
		for (String line : lines) {
			this.out.println(line);
		}
		this.out.flush();
	}

}
