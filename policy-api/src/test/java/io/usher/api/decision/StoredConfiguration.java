package io.usher.api.decision;

import java.util.List;
import java.util.function.Consumer;

import io.usher.core.configuration.Configuration;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.Change;
import io.usher.core.history.Head;
import io.usher.core.history.InMemoryConfigurationStore;
import io.usher.core.history.StoredRecord;
import io.usher.core.record.DocumentCodec;

/** A configuration as a store holds it. */
final class StoredConfiguration extends InMemoryConfigurationStore {

	private final DocumentCodec codec = new DocumentCodec(Organisation.KEY);

	private final Configuration configuration;

	private StoredConfiguration(Configuration configuration) {
		this.configuration = configuration;
	}

	/** Stores a configuration and loads it. */
	static Configurations loaded(Configuration configuration) {
		StoredConfiguration store = new StoredConfiguration(configuration);
		Configurations configurations = new Configurations(store, store.codec);
		configurations.catchUp();
		return configurations;
	}

	@Override
	public synchronized Head readAll(Consumer<StoredRecord> reader) {
		this.configuration.all()
			.forEach((record) -> reader.accept(new StoredRecord(record.id(), record.revision(),
					this.codec.encode(record.id(), record.document()))));
		return new Head(this.configuration.revision(), "0".repeat(64));
	}

	@Override
	public synchronized List<Change> changesAfter(long revision, int limit) {
		return List.of();
	}

}
