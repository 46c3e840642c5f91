package io.usher.store.history;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.ConferenceFields;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

class LargeChangeTests {

	private static final int RECORDS = 30_000;

	@TempDir
	private Path home;

	@Test
	void writesTensOfThousandsOfRecordsInOneChange() {
		ChangeChain chain = new ChangeChain(SecretKey.of("a key that is only used in the tests"));
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(StoreTestApplication.class)
			.properties("usher.home=" + this.home)
			.run()) {
			context.getBean(Migrations.class).run();
			ConfigurationStore store = context.getBean(ConfigurationStore.class);
			for (Operation operation : List.of(Operation.CREATED, Operation.CHANGED)) {
				List<RecordVersion> versions = versions(operation);
				store.publish((head) -> chain.append(head, Instant.now(), Actor.system(), "import", versions));
			}
			AtomicLong characters = new AtomicLong();
			assertThat(store.readAll((record) -> characters.addAndGet(record.document().length())).revision())
				.isEqualTo(2);
			assertThat(characters.get()).isGreaterThan(RECORDS * 700L);
			assertThat(store.changesAfter(1, 1).get(0).versions()).hasSize(RECORDS);
		}
	}

	private static List<RecordVersion> versions(Operation operation) {
		return LongStream.rangeClosed(1, RECORDS)
			.mapToObj((number) -> new RecordVersion(new RecordId(RecordKind.CONFERENCE, number), operation,
					"{\"name\":\"VMR " + number + "\",\"description\":\"" + "x".repeat(700) + "\"}",
					List.of(key(CommonFields.NAME.name(), "vmr " + number),
							key(ConferenceFields.ALIAS.name(), "meet." + number + "@example.com"),
							key(ConferenceFields.ALIAS.name(), "" + number))))
			.toList();
	}

	private static UniqueKey key(String field, String value) {
		return new UniqueKey(RecordKind.CONFERENCE, field, value);
	}

}
