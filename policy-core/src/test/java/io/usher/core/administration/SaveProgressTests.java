package io.usher.core.administration;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.Actor;
import io.usher.core.history.ChangeChain;
import io.usher.core.history.InMemoryConfigurationStore;
import io.usher.core.record.Document;
import io.usher.core.record.DocumentCodec;
import io.usher.core.secret.SecretKey;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SaveProgressTests {

	private static final SecretKey KEY = SecretKey.of("0123456789abcdef0123456789abcdef");

	private final InMemoryConfigurationStore store = new InMemoryConfigurationStore();

	private final DocumentCodec codec = new DocumentCodec(KEY);

	private final Configurations configurations = new Configurations(this.store, this.codec);

	private final Administration administration = new Administration(this.store, this.configurations, this.codec,
			new ChangeChain(KEY), Clock.systemUTC());

	private final List<String> heard = new ArrayList<>();

	@Test
	void tellsHowFarALongSaveIs() {
		this.administration.save(themes(2500), Actor.system(), null,
				(stage, done, total) -> this.heard.add(stage + " " + done + "/" + total));
		assertThat(this.heard).containsExactly("Checking 0/2500", "Encrypting 0/2500", "Encrypting 1000/2500",
				"Encrypting 2000/2500", "Writing 0/2500");
	}

	@Test
	void changesNothingWhenSomebodyStopsIt() {
		assertThatThrownBy(() -> this.administration.save(themes(2), Actor.system(), null, (stage, done, total) -> {
			if (stage.equals("Writing")) {
				throw new CancellationException("stopped");
			}
		})).isInstanceOf(CancellationException.class);
		assertThat(this.configurations.catchUp().revision()).isZero();
	}

	private List<Edit> themes(int count) {
		return IntStream.range(0, count)
			.mapToObj((i) -> (Edit) new Edit.Create(this.administration.reserve(RecordKind.THEME, 1).get(0),
					Document.empty().with(CommonFields.NAME, "Theme " + i)))
			.toList();
	}

}
