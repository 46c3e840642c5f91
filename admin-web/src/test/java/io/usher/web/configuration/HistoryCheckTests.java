package io.usher.web.configuration;

import java.time.Instant;
import java.util.List;

import io.usher.core.history.Actor;
import io.usher.core.history.ChainWalk;
import io.usher.core.history.ChangeChain;
import io.usher.core.history.ConfigurationStore;
import io.usher.core.history.InMemoryConfigurationStore;
import io.usher.core.secret.SecretKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class HistoryCheckTests {

	private static final ChangeChain CHAIN = new ChangeChain(SecretKey.of("a key of at least thirty-two characters"));

	private static final ChangeChain FORGER = new ChangeChain(SecretKey.of("another key of at least 32 characters"));

	private final ConfigurationStore store = new InMemoryConfigurationStore();

	private final HistoryCheck check = new HistoryCheck(new ChainWalk(this.store, CHAIN));

	@Test
	void isQuietAboutAHistoryThatIsAsItWasWritten(CapturedOutput output) {
		append(CHAIN);
		this.check.run();
		assertThat(this.check.words()).isEqualTo("the newest change is as it was written");
		assertThat(output).doesNotContain("change history");
	}

	@Test
	void logsAnErrorWhenTheNewestChangeIsForged(CapturedOutput output) {
		append(CHAIN);
		append(FORGER);
		this.check.run();
		assertThat(this.check.words()).startsWith("broken at revision 2: its signature");
		assertThat(output).contains("ERROR").contains("The change history is broken at revision 2");
	}

	private void append(ChangeChain chain) {
		this.store.publish((head) -> chain.append(head, Instant.EPOCH, Actor.system(), null, List.of()));
	}

}
