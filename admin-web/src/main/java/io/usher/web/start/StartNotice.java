package io.usher.web.start;

import java.io.PrintStream;
import java.util.ArrayList;
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

	private final PrintStream out;

	private final List<String> generated = new ArrayList<>();

	StartNotice(Environment environment) {
		this.environment = environment;
		this.out = System.out;
	}

	synchronized void generatedAdministrator(String username, String password) {
		this.generated.add("  Administrator     " + username + "   one-time password  " + password);
	}

	synchronized void generatedNodeCredential(String username, String password) {
		this.generated.add("  Node credential   " + username + "   password  " + password);
	}

	@EventListener
	synchronized void print(ApplicationReadyEvent ready) {
		if (!(ready.getApplicationContext() instanceof WebServerApplicationContext web) || web.getWebServer() == null) {
			return;
		}
		String host = this.environment.getProperty("server.address", "127.0.0.1");
		String address = "http://" + host + ":" + web.getWebServer().getPort();
		List<String> lines = new ArrayList<>();
		lines.add("");
		lines.add("Usher is running.");
		lines.add("  Console           " + address + "/");
		lines.add("  Policy API        " + address + "   (the URL of a policy profile in Infinity)");
		lines.addAll(this.generated);
		if (!this.generated.isEmpty()) {
			lines.add(
					"  Passwords are shown only this once. ./usher admin reset makes a new one for the administrator.");
		}
		lines.add("");
		lines.forEach(this.out::println);
		this.out.flush();
		this.generated.clear();
	}

}
