package io.usher.store.history;

import java.io.PrintStream;
import java.time.Instant;
import java.util.List;

import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.history.Actor;
import io.usher.core.history.ChangeChain;
import io.usher.core.history.ConfigurationStore;
import io.usher.core.history.Migrations;
import io.usher.core.history.RecordVersion;
import io.usher.core.history.RecordVersion.Operation;
import io.usher.core.record.RecordId;
import io.usher.core.record.UniqueKey;
import io.usher.core.secret.SecretKey;
import io.usher.store.StoreTestApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A program that saves in two threads until it is killed, and says so after each save:
 * revision, number of the record, document's length.
 */
final class AcknowledgingWriter {

	static final ChangeChain CHAIN = new ChangeChain(SecretKey.of("a key that is only used in the tests"));

	private AcknowledgingWriter() {
	}

	public static void main(String[] arguments) {
		PrintStream out = System.out;
		ConfigurableApplicationContext context = start(arguments[0]);
		ConfigurationStore store = context.getBean(ConfigurationStore.class);
		for (int thread = 0; thread < 2; thread++) {
			new Thread(() -> {
				while (true) {
					save(store, out);
				}
			}).start();
		}
	}

	static ConfigurableApplicationContext start(String home) {
		ConfigurableApplicationContext context = new SpringApplicationBuilder(StoreTestApplication.class)
			.web(WebApplicationType.NONE)
			.logStartupInfo(false)
			.properties("usher.home=" + home, "spring.main.banner-mode=off")
			.run();
		context.getBean(Migrations.class).run();
		return context;
	}

	private static void save(ConfigurationStore store, PrintStream out) {
		long number = store.reserveNumbers(1);
		String document = "{\"n\":\"" + "x".repeat((int) (number * 37 % 9000)) + "\"}";
		long revision = store
			.publish((head) -> CHAIN.append(head, Instant.now(), Actor.system(), null,
					List.of(new RecordVersion(new RecordId(RecordKind.DEVICE, number), Operation.CREATED, document,
							List.of(new UniqueKey(RecordKind.DEVICE, CommonFields.NAME.name(), "device " + number))))))
			.revision();
		synchronized (out) {
			out.append("saved " + revision + " " + number + " " + document.length() + "\n").flush();
		}
	}

}
